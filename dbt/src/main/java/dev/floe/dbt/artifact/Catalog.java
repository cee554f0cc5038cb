package dev.floe.dbt.artifact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code catalog.json}, version 1: what the database has of a project's relations. */
public final class Catalog {

  private static final JsonMapper JSON = new JsonMapper();

  private Catalog() {}

  /**
   * A relation as the database has it.
   *
   * @param type {@code BASE TABLE} or {@code VIEW}
   * @param database empty text where the engine has none
   * @param comment what the database says of it
   */
  public record Table(
      String uniqueId,
      String type,
      String database,
      String schema,
      String name,
      Optional<String> owner,
      Optional<String> comment,
      List<ColumnType> columns) {

    public Table {
      columns = List.copyOf(columns);
    }
  }

  /** A column and its type as the engine writes it. */
  public record ColumnType(String name, String type, Optional<String> comment) {}

  /** The artifact as JSON text; sources are told apart by their unique ids. */
  public static String json(Stamp stamp, List<Table> tables) {
    Map<String, Object> nodes = new LinkedHashMap<>();
    Map<String, Object> sources = new LinkedHashMap<>();
    for (Table table : tables) {
      boolean source = table.uniqueId().startsWith("source.");
      (source ? sources : nodes).put(table.uniqueId(), entry(table));
    }
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("metadata", stamp.metadata("catalog/v1"));
    root.put("nodes", nodes);
    root.put("sources", sources);
    root.put("errors", null);
    return JSON.writeValueAsString(root);
  }

  private static Map<String, @Nullable Object> entry(Table table) {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("type", table.type());
    metadata.put("schema", table.schema());
    metadata.put("name", table.name());
    metadata.put("database", table.database().isEmpty() ? null : table.database());
    metadata.put("comment", table.comment().orElse(null));
    metadata.put("owner", table.owner().orElse(null));
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    int index = 0;
    for (ColumnType column : table.columns()) {
      Map<String, @Nullable Object> entry = new LinkedHashMap<>();
      entry.put("type", column.type());
      entry.put("index", ++index);
      entry.put("name", column.name());
      entry.put("comment", column.comment().orElse(null));
      columns.put(column.name(), entry);
    }
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("metadata", metadata);
    entry.put("columns", columns);
    entry.put("stats", noStatistics());
    entry.put("unique_id", table.uniqueId());
    return entry;
  }

  private static Map<String, Object> noStatistics() {
    return Map.of(
        "has_stats",
        Map.of(
            "id", "has_stats",
            "label", "Has Stats?",
            "value", false,
            "include", false,
            "description", "Indicates whether there are statistics for this table"));
  }
}
