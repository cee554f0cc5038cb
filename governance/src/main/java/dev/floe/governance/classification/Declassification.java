package dev.floe.governance.classification;

import dev.floe.diagnostics.Traced;
import dev.floe.manifest.inherit.Platform;
import dev.floe.spi.ColumnLineage.Input;
import dev.floe.spi.ColumnLineage.Through;
import dev.floe.spi.ColumnLineage.Use;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the topmost manifest approves to make data less confidential: functions that hash or mask,
 * and aggregates over enough rows. Nothing is approved unless it is written.
 */
final class Declassification {

  private static final String KEY = "governance.classification.declassification.";

  private final Set<String> functions;
  private final Set<String> aggregates;
  private final int minimumRows;

  Declassification(Platform platform) {
    this.functions = words(platform, KEY + "functions");
    this.aggregates = words(platform, KEY + "aggregates");
    this.minimumRows =
        platform
            .value(KEY + "minimum_rows")
            .map(found -> Integer.parseInt(found.value().toString()))
            .orElse(1);
  }

  private static Set<String> words(Platform platform, String key) {
    return new HashSet<>(platform.words(key).map(Traced::value).orElse(List.of()));
  }

  /** Whether a value passes something approved on every way it takes. */
  boolean approves(Input input) {
    Optional<Through> through = input.through();
    if (through.isEmpty()) {
      return false;
    }
    Set<String> passed = new HashSet<>();
    through.get().functions().forEach(function -> passed.add(function.toLowerCase(Locale.ROOT)));
    return passed.stream().anyMatch(functions::contains)
        || (input.use() == Use.AGGREGATION
            && through.get().rows() >= minimumRows
            && passed.stream().anyMatch(aggregates::contains));
  }

  /** What is approved, in words; absent where nothing is. */
  Optional<String> described() {
    if (functions.isEmpty() && aggregates.isEmpty()) {
      return Optional.empty();
    }
    String rows = minimumRows > 1 ? " over at least " + minimumRows + " rows" : "";
    String many =
        aggregates.isEmpty() ? "" : String.join(", ", aggregates.stream().sorted().toList()) + rows;
    String one = String.join(", ", functions.stream().sorted().toList());
    return Optional.of(one + (one.isEmpty() || many.isEmpty() ? "" : "; ") + many);
  }
}
