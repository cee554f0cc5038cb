package dev.floe.cli.init;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Ways to model data that {@code floe init} has an example of. */
enum Pattern {
  MEDALLION,
  KIMBALL,
  DATA_VAULT;

  /** As manifests call it. */
  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Pattern> of(String word) {
    return Stream.of(values()).filter(pattern -> pattern.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Stream.of(values()).map(Pattern::word).toList();
  }

  /** The folder of its example; absent where the product that is written anyway is one. */
  Optional<String> folder() {
    return this == MEDALLION ? Optional.empty() : Optional.of(word());
  }
}
