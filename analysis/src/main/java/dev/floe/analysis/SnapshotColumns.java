package dev.floe.analysis;

import dev.floe.artifacts.NodeColumn;
import dev.floe.artifacts.NodeColumns;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns a snapshot has beside those of its query. */
final class SnapshotColumns {

  private static final List<String> TIMES =
      List.of("dbt_updated_at", "dbt_valid_from", "dbt_valid_to");

  private SnapshotColumns() {}

  static NodeColumns added(NodeColumns query, Map<String, Object> config) {
    return switch (query) {
      case NodeColumns.Unknown unknown -> unknown;
      case NodeColumns.Bound bound -> {
        List<NodeColumn> all = new ArrayList<>(bound.actual());
        all.addAll(own(config));
        yield new NodeColumns.Bound(all, bound.declared());
      }
    };
  }

  private static List<NodeColumn> own(Map<String, Object> config) {
    List<NodeColumn> columns = new ArrayList<>();
    Type text = new Type.Unknown("the key of a snapshot is made when it runs");
    columns.add(column("dbt_scd_id", text, config));
    Type time = new Type.Unknown("the times of a snapshot are of its clock's type");
    TIMES.forEach(name -> columns.add(column(name, time, config)));
    if ("new_record".equals(config.get("hard_deletes"))) {
      columns.add(column("dbt_is_deleted", text, config));
    }
    return columns;
  }

  private static NodeColumn column(String name, Type type, Map<String, Object> config) {
    Object renamed =
        config.get("snapshot_meta_column_names") instanceof Map<?, ?> names
            ? names.get(name)
            : null;
    return new NodeColumn(
        renamed == null ? name : renamed.toString(),
        type,
        "",
        "",
        List.of(),
        Map.of(),
        new ColumnLineage.Known(List.of()),
        Optional.empty());
  }
}
