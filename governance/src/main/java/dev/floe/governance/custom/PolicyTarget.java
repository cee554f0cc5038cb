package dev.floe.governance.custom;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a custom policy looks at, and the variables its expressions may name. */
enum PolicyTarget {
  MODEL,
  COLUMN,
  SOURCE,
  PORT,
  PRODUCT,
  CONTRACT;

  /** As manifests say it; also the name of its own variable. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its own variable first. Each has the record type of its name. */
  List<String> variables() {
    return switch (this) {
      case MODEL, SOURCE, CONTRACT -> List.of(word(), "product");
      case COLUMN, PORT -> List.of(word(), "model", "product");
      case PRODUCT -> List.of(word());
    };
  }

  static Optional<PolicyTarget> of(String word) {
    return Stream.of(values()).filter(target -> target.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Stream.of(values()).map(PolicyTarget::word).toList();
  }
}
