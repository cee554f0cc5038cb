package dev.floe.governance;

import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Traced;

/**
 * A policy as one tier states it.
 *
 * @param policy what is demanded, as a phrase: {@code minimum_coverage 80%}
 * @param origin the tier and the place that demands it
 */
public record Demand(String policy, Origin origin) {

  /** The demand of a setting. */
  public static Demand of(String policy, Traced<?> setting) {
    return new Demand(policy, setting.origin());
  }
}
