package dev.floe.compute.duckdb;

import dev.floe.spi.Column;
import dev.floe.spi.ColumnLineage.Input;
import dev.floe.spi.ColumnLineage.Use;
import dev.floe.spi.RelationName;
import dev.floe.spi.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The relations an analyzer was told about, found as DuckDB compares names. */
final class ShadowCatalog {

  static final String DEFAULT_DATABASE = "memory";
  private static final String DEFAULT_SCHEMA = "main";

  private static final String UNKNOWN = "the type of ";

  private final Map<List<String>, Declared> relations = new HashMap<>();
  private int untypedRelations;
  private String database = DEFAULT_DATABASE;
  private String schema = DEFAULT_SCHEMA;

  /**
   * A relation.
   *
   * @param columns as they were declared
   * @param untyped why a column's type is not known, by the column's name in small letters
   */
  record Declared(RelationName name, List<Column> columns, Map<String, String> untyped) {

    /** Why the type of what comes from a column is not known; told once, not once a step. */
    Optional<String> untyped(String column) {
      return Optional.ofNullable(untyped.get(column.toLowerCase(Locale.ROOT)))
          .map(reason ->
              reason.startsWith(UNKNOWN)
                  ? reason
                  : UNKNOWN + name + "." + column + " is not known: " + reason);
    }
  }

  /** Where names that lack parts belong. */
  void use(String newDatabase, String newSchema) {
    database = newDatabase;
    schema = newSchema;
  }

  String database() {
    return database;
  }

  String schema() {
    return schema;
  }

  void put(RelationName name, List<Column> columns) {
    remove(name);
    Map<String, String> untyped =
        columns.stream()
            .filter(column -> column.nativeType().isEmpty())
            .collect(
                Collectors.toMap(
                    column -> column.name().toLowerCase(Locale.ROOT),
                    ShadowCatalog::reason,
                    (first, second) -> first));
    relations.put(key(name), new Declared(name, List.copyOf(columns), untyped));
    untypedRelations += untyped.isEmpty() ? 0 : 1;
  }

  private static String reason(Column column) {
    return column.type() instanceof Type.Unknown unknown ? unknown.reason() : "it has no type";
  }

  void remove(RelationName name) {
    Declared old = relations.remove(key(name));
    untypedRelations -= old == null || old.untyped().isEmpty() ? 0 : 1;
  }

  boolean hasUntyped() {
    return untypedRelations > 0;
  }

  Optional<Declared> find(RelationName name) {
    return Optional.ofNullable(relations.get(key(name)));
  }

  /** The relation that a scan in a plan reads. */
  Declared scanned(JsonNode scan) {
    RelationName name =
        RelationName.of(
            scan.path("catalog").asString(),
            scan.path("schema").asString(),
            scan.path("table").asString());
    Declared declared = relations.get(key(name));
    // A table that a preparation made is a relation too.
    return declared != null ? declared : new Declared(name, List.of(), Map.of());
  }

  /** Why a column's type is not known, if one of the columns its values come from has none. */
  Optional<String> untyped(Collection<Input> inputs) {
    return inputs.stream()
        .filter(input -> input.use() != Use.CONDITION)
        .flatMap(input ->
            find(input.relation())
                .flatMap(relation -> relation.untyped(input.column()))
                .map(reason -> input.relation() + "." + input.column() + ": " + reason)
                .stream())
        .sorted()
        .findFirst();
  }

  private List<String> key(RelationName name) {
    return List.of(
        name.database().orElse(database).toLowerCase(Locale.ROOT),
        name.schema().orElse(schema).toLowerCase(Locale.ROOT),
        name.identifier().toLowerCase(Locale.ROOT));
  }
}
