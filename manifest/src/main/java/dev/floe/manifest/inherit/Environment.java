package dev.floe.manifest.inherit;

import dev.floe.diagnostics.Traced;
import java.util.Optional;

/**
 * Where a product runs.
 *
 * @param name as chosen by the user; absent where nothing was chosen
 * @param production whether real data is served; outside production personal data is masked
 * @param target the dbt target, if the manifest names one
 * @param standIn the engine that stands in for the platform's; results made with it cannot be
 *     registered
 */
public record Environment(
    Optional<String> name,
    boolean production,
    Optional<Traced<String>> target,
    Optional<Traced<String>> standIn) {

  /** No environment was chosen. */
  static Environment unspecified() {
    return new Environment(Optional.empty(), false, Optional.empty(), Optional.empty());
  }
}
