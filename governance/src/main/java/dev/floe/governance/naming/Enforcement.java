package dev.floe.governance.naming;

import dev.floe.diagnostics.Severity;
import dev.floe.manifest.inherit.Architecture;
import java.util.Optional;

/** How seriously a platform takes names. */
final class Enforcement {

  private Enforcement() {}

  /** The severity of a finding about a name; absent where names are not looked at. */
  static Optional<Severity> severity(Architecture architecture) {
    return switch (architecture.enforcement().value()) {
      case "strict" -> Optional.of(Severity.ERROR);
      case "warn" -> Optional.of(Severity.WARNING);
      default -> Optional.empty();
    };
  }
}
