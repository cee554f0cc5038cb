package dev.floe.governance.rules;

import java.time.LocalDate;
import java.util.Set;

/**
 * What a judgement depends on besides product and platform.
 *
 * @param today the day that waivers are measured by
 * @param baseline fingerprints of findings that were known before; empty for none
 */
public record Terms(LocalDate today, Set<String> baseline) {

  public Terms {
    baseline = Set.copyOf(baseline);
  }

  /** On a day, without a baseline. */
  public static Terms on(LocalDate today) {
    return new Terms(today, Set.of());
  }
}
