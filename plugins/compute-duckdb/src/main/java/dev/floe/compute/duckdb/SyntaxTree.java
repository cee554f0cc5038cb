package dev.floe.compute.duckdb;

import dev.floe.spi.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads what {@code json_serialize_sql} writes. */
final class SyntaxTree {

  private SyntaxTree() {}

  /** Every table a statement names; common table expressions are among them. */
  static List<RelationName> tables(JsonNode tree) {
    List<RelationName> names = new ArrayList<>();
    collect(tree, names);
    return names;
  }

  private static void collect(JsonNode node, List<RelationName> names) {
    if (node.path("type").asString().equals("BASE_TABLE")) {
      names.add(name(node));
    }
    if (node.isObject() || node.isArray()) {
      node.forEach(inner -> collect(inner, names));
    }
  }

  private static RelationName name(JsonNode table) {
    JsonNode path = table.path("qualified_name").path("path");
    if (!path.isEmpty()) {
      int last = path.size() - 1;
      return new RelationName(
          last > 1 ? Optional.of(path.get(0).asString()) : Optional.empty(),
          last > 0 ? Optional.of(path.get(last - 1).asString()) : Optional.empty(),
          path.get(last).asString());
    }
    return new RelationName(
        part(table, "catalog_name"),
        part(table, "schema_name"),
        table.path("table_name").asString("?"));
  }

  private static Optional<String> part(JsonNode table, String key) {
    return Optional.of(table.path(key).asString()).filter(text -> !text.isEmpty());
  }
}
