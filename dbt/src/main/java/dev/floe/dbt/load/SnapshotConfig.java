package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.diagnostics.Diagnostic;
import java.util.List;
import java.util.stream.Stream;

/** What a snapshot must say, whatever its strategy. */
final class SnapshotConfig {

  private SnapshotConfig() {}

  /** What is missing of it. */
  static List<Diagnostic> check(ResourceNode node) {
    if (!(node.detail() instanceof NodeDetail.Snapshot)) {
      return List.of();
    }
    return Stream.of("strategy", "unique_key")
        .filter(key -> isMissing(node.config().get(key).orElse("")))
        .map(key ->
            Diagnostic.at(
                    DbtCode.BAD_CONFIG,
                    node.properties().declaredAt().orElse(node.template().span()),
                    "snapshot '" + node.identity().name() + "' says no '" + key + "'")
                .about(node.uniqueId())
                .withHelp("a snapshot needs 'strategy' and 'unique_key'"))
        .toList();
  }

  private static boolean isMissing(Object value) {
    return value.equals("") || value.equals(List.of());
  }
}
