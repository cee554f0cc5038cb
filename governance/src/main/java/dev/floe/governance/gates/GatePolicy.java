package dev.floe.governance.gates;

import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Traced;
import dev.floe.governance.Demand;
import dev.floe.governance.Enforcement;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.inherit.Platform;
import java.util.List;
import java.util.Optional;

/**
 * Which quality gates a platform asks for, and who does. What a built-in pattern demands is
 * demanded by whoever chose the pattern; where no manifest speaks of an architecture, the default
 * pattern demands nothing, and only gates that are written somewhere hold.
 */
final class GatePolicy {

  private static final KeyPath ARCHITECTURE = KeyPath.of("data_architecture");
  private static final KeyPath GATES = KeyPath.parse("governance.quality_gates");

  private GatePolicy() {}

  static Traced<Enforcement> enforcement(Platform platform) {
    return architecture(platform)
        .or(() -> platform.under(GATES).values().stream().map(Traced::origin).findFirst())
        .map(origin -> Traced.of(Enforcement.STRICT, origin))
        .orElseGet(() -> Traced.of(Enforcement.OFF, Origin.builtIn()));
  }

  /** Who speaks of the architecture, if anybody does. */
  private static Optional<Origin> architecture(Platform platform) {
    Origin pattern = platform.architecture().pattern().origin();
    return pattern.span().isPresent()
        ? Optional.of(pattern)
        : platform.under(ARCHITECTURE).values().stream().map(Traced::origin).findFirst();
  }

  /** The demand of a gate; absent where nobody asked for it. */
  static Optional<Demand> demand(String policy, Traced<?> value, Platform platform) {
    return value.origin().span().isPresent()
        ? Optional.of(Demand.of(policy, value))
        : architecture(platform).map(origin -> new Demand(policy, origin));
  }

  /** The state of a list of words in which somebody first wrote a word. */
  static Traced<List<String>> added(String word, Traced<List<String>> words) {
    Traced<List<String>> found = words;
    for (Traced<List<String>> earlier : words.earlier()) {
      if (earlier.value().contains(word)
          && (earlier.origin().span().isPresent() || found.origin().span().isEmpty())) {
        found = earlier;
      }
    }
    return found;
  }
}
