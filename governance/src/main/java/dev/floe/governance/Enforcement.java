package dev.floe.governance;

import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Traced;
import java.util.Locale;
import java.util.Optional;

/** How seriously a platform takes a rule; each is stricter than the one before. */
public enum Enforcement {
  OFF,
  WARN,
  STRICT;

  /** The enforcement of a manifest's word, which the manifest's reader has checked. */
  public static Enforcement of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Of a rule that is checked strictly as soon as anybody says what it is to check. */
  public static Traced<Enforcement> strictWhere(Optional<? extends Traced<?>> said) {
    return said.<Traced<Enforcement>>map(found -> Traced.of(STRICT, found.origin()))
        .orElseGet(() -> Traced.of(OFF, Origin.builtIn()));
  }

  /** What a violation counts as; absent where the rule is not looked at. */
  public Optional<Severity> severity() {
    return switch (this) {
      case OFF -> Optional.empty();
      case WARN -> Optional.of(Severity.WARNING);
      case STRICT -> Optional.of(Severity.ERROR);
    };
  }

  /** As a manifest says it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The stricter of two. */
  public Enforcement or(Enforcement other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
