package dev.floe.compute.duckdb;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Writes a type of a serialized plan as DuckDB writes it in DDL. */
final class PlanTypes {

  private static final DuckDbDialect DIALECT = new DuckDbDialect();

  private PlanTypes() {}

  static String text(JsonNode type) {
    JsonNode info = type.path("type_info");
    String alias = info.path("alias").asString();
    if (!alias.isEmpty()) {
      return alias;
    }
    String id = type.path("id").asString();
    return switch (id) {
      case "NULL" -> "\"NULL\"";
      case "DECIMAL" ->
          "DECIMAL(" + info.path("width").asInt() + "," + info.path("scale").asInt() + ")";
      case "LIST" -> text(info.path("child_type")) + "[]";
      case "ARRAY" -> text(info.path("child_type")) + "[" + info.path("size").asInt() + "]";
      case "STRUCT" -> "STRUCT" + fields(info.path("child_types"), 0);
      // The first member of a union is the hidden tag.
      case "UNION" -> "UNION" + fields(info.path("child_types"), 1);
      case "MAP" -> map(info.path("child_type").path("type_info").path("child_types"));
      case "ENUM" -> words(info.path("values"));
      default -> id;
    };
  }

  private static String fields(JsonNode fields, int from) {
    List<String> parts = new ArrayList<>();
    for (int i = from; i < fields.size(); i++) {
      String name = fields.get(i).path("first").asString();
      String written = DIALECT.isPlain(name) ? name : DIALECT.quote(name);
      parts.add(written + " " + text(fields.get(i).path("second")));
    }
    return parts.stream().collect(Collectors.joining(", ", "(", ")"));
  }

  private static String map(JsonNode entry) {
    return "MAP("
        + text(entry.path(0).path("second"))
        + ", "
        + text(entry.path(1).path("second"))
        + ")";
  }

  private static String words(JsonNode values) {
    List<String> words = new ArrayList<>();
    values.forEach(value -> words.add(DIALECT.literal(value.asString())));
    return words.stream().collect(Collectors.joining(", ", "ENUM(", ")"));
  }
}
