package dev.floe.dbt.lower;

import dev.floe.artifacts.NodeColumn;
import dev.floe.artifacts.NodeColumns;
import dev.floe.dbt.graph.ColumnProperties;
import dev.floe.dbt.graph.NodeProperties;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Columns as property files declare them; nobody has bound them yet. */
final class Columns {

  private static final String NOT_BOUND = "the SQL was not bound";

  private static final String NOT_OPENED = "it is a file, and files are not opened before the run";

  private Columns() {}

  static NodeColumns declared(NodeProperties properties) {
    return declared(properties, NOT_BOUND);
  }

  static NodeColumns ofSource(SourceTable source) {
    return declared(
        source.properties(), source.externalLocation().isPresent() ? NOT_OPENED : NOT_BOUND);
  }

  private static NodeColumns declared(NodeProperties properties, String reason) {
    List<NodeColumn> columns = properties.columns().stream().map(Columns::declared).toList();
    return new NodeColumns.Unknown(reason, columns);
  }

  /** dbt's own word for a text, which not every engine knows. */
  static String unaliased(String type) {
    return type.strip().equalsIgnoreCase("string") ? "text" : type;
  }

  private static NodeColumn declared(ColumnProperties column) {
    Map<String, Object> meta = new LinkedHashMap<>();
    column
        .meta()
        .forEach((key, value) -> {
          if (value != null) {
            meta.put(key, value);
          }
        });
    return new NodeColumn(
        column.name(),
        column
            .dataType()
            .map(Columns::unaliased)
            .<Type>map(Type.Native::new)
            .orElseGet(() -> new Type.Unknown("no type is declared")),
        column.dataType().map(Columns::unaliased).orElse(""),
        column.description(),
        column.tags(),
        meta,
        new ColumnLineage.Unknown(NOT_BOUND),
        Optional.of(column.span()));
  }
}
