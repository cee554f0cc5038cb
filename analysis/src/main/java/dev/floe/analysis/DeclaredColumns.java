package dev.floe.analysis;

import dev.floe.artifacts.NodeColumn;
import dev.floe.artifacts.NodeColumns;
import dev.floe.artifacts.NodeInfo;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import dev.floe.spi.BoundQuery;
import dev.floe.spi.Column;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings together what the engine told about columns and what their author wrote about them. */
final class DeclaredColumns {

  private DeclaredColumns() {}

  /**
   * The engine's columns with everything written about them.
   *
   * @param promised whether the author's types are enforced, so that they are the columns' types
   */
  static NodeColumns merge(BoundQuery query, NodeColumns written, boolean promised) {
    return switch (query) {
      case BoundQuery.Unknown unknown ->
          new NodeColumns.Unknown(unknown.reason(), written.declared());
      case BoundQuery.Known known ->
          new NodeColumns.Bound(
              merge(known, byName(written.declared()), promised), written.declared());
    };
  }

  private static List<NodeColumn> merge(
      BoundQuery.Known known, Map<String, NodeColumn> written, boolean promised) {
    List<NodeColumn> columns = new ArrayList<>();
    for (int i = 0; i < known.columns().size(); i++) {
      Column column = known.columns().get(i);
      NodeColumn declared = written.get(small(column.name()));
      columns.add(merge(column, known.lineage().get(i), declared, promised));
    }
    return columns;
  }

  private static NodeColumn merge(
      Column column, ColumnLineage lineage, @Nullable NodeColumn declared, boolean promised) {
    if (declared == null) {
      return new NodeColumn(
          column.name(),
          column.type(),
          column.nativeType(),
          "",
          List.of(),
          Map.of(),
          lineage,
          Optional.empty());
    }
    boolean theirs =
        !declared.nativeType().isEmpty() && (promised || column.type() instanceof Type.Unknown);
    return new NodeColumn(
        column.name(),
        theirs ? declared.type() : column.type(),
        theirs ? declared.nativeType() : column.nativeType(),
        declared.description(),
        declared.tags(),
        declared.meta(),
        lineage,
        declared.declaredAt());
  }

  /** Columns that somebody wrote about and the node does not have. */
  static List<Diagnostic> missing(NodeColumns columns, NodeInfo info) {
    return switch (columns) {
      case NodeColumns.Unknown unknown -> List.of();
      case NodeColumns.Bound bound -> missing(bound, info);
    };
  }

  private static List<Diagnostic> missing(NodeColumns.Bound bound, NodeInfo info) {
    Map<String, NodeColumn> actual = byName(bound.actual());
    List<String> names = bound.actual().stream().map(NodeColumn::name).toList();
    List<Diagnostic> found = new ArrayList<>();
    for (NodeColumn declared : bound.declared()) {
      if (!actual.containsKey(small(declared.name()))) {
        Diagnostic diagnostic =
            Diagnostic.at(
                    AnalysisCode.MISSING_COLUMN,
                    declared.declaredAt().or(info::declaredAt).orElse(Span.file(info.path())),
                    "'" + info.name() + "' has no column '" + declared.name() + "'")
                .about(info.uniqueId());
        found.add(
            Suggestion.closest(declared.name(), names)
                .map(near -> diagnostic.withHelp("did you mean '" + near + "'?"))
                .orElse(diagnostic));
      }
    }
    return found;
  }

  private static Map<String, NodeColumn> byName(List<NodeColumn> columns) {
    Map<String, NodeColumn> byName = new HashMap<>();
    columns.forEach(column -> byName.putIfAbsent(small(column.name()), column));
    return byName;
  }

  private static String small(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
