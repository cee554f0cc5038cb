package dev.floe.governance.classification;

import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Traced;
import dev.floe.governance.Demand;
import dev.floe.governance.Enforcement;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.inherit.Platform;

/**
 * How strictly a platform takes classification: where a manifest speaks of it, violations are
 * errors; where none does, what authors classify by themselves is followed and warned about.
 */
final class ClassificationPolicy {

  static final String ROOT = "governance.classification";

  private ClassificationPolicy() {}

  static Traced<Enforcement> enforcement(Platform platform) {
    return platform.under(KeyPath.parse(ROOT)).values().stream()
        .findFirst()
        .map(found -> Traced.of(Enforcement.STRICT, found.origin()))
        .orElseGet(() -> Traced.of(Enforcement.WARN, Origin.builtIn()));
  }

  /** Who demands that a level is followed: its own rules, else the list of levels. */
  static Demand demand(String policy, String level, Platform platform) {
    return platform.under(KeyPath.parse(ROOT + "." + level)).values().stream()
        .findFirst()
        .or(() -> platform.under(KeyPath.parse(ROOT)).values().stream().findFirst())
        .map(found -> Demand.of(policy, found))
        .orElseGet(() -> new Demand(policy, Origin.builtIn()));
  }
}
