package dev.floe.dbt.graph;

import dev.floe.dbt.config.NodeConfig;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource that is described and never executed by itself: exposure, group, unit test, metric,
 * semantic model, saved query.
 *
 * @param content everything else the manifest says of it, plain values
 */
public record PassiveResource(
    Identity identity,
    NodeConfig config,
    NodeProperties properties,
    Dependencies dependencies,
    Map<String, @Nullable Object> content) {

  /** {@code exposure.shop.weekly_report}. */
  public String uniqueId() {
    return identity.uniqueId();
  }
}
