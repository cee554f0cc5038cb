package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code freshness: build_after:} of a model, which says how long it may be older than its sources.
 */
final class BuildAfter {

  private BuildAfter() {}

  static Optional<Diagnostic> check(ResourceNode node) {
    Map<String, @Nullable Object> after =
        PlainValues.mapping(node.config().map("freshness").get("build_after"));
    for (List<String> pair : List.of(List.of("period", "count"), List.of("count", "period"))) {
      if (after.get(pair.getFirst()) != null && after.get(pair.getLast()) == null) {
        Diagnostic found =
            Diagnostic.at(
                DbtCode.BAD_CONFIG,
                node.config()
                    .origin("freshness")
                    .flatMap(Origin::span)
                    .orElse(node.template().span()),
                "'freshness.build_after' has a '"
                    + pair.getFirst()
                    + "' and needs a '"
                    + pair.getLast()
                    + "'");
        return Optional.of(found.about(node.uniqueId()));
      }
    }
    return Optional.empty();
  }
}
