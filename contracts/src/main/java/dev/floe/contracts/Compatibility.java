package dev.floe.contracts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which changes of a schema need no new agreement. */
public enum Compatibility {
  /** Whoever reads by the old contract can read data of the new one. */
  BACKWARD,
  /** Whoever reads by the new contract can read data of the old one. */
  FORWARD,
  /** Both ways. */
  FULL,
  /** Every change. */
  NONE;

  /** The word in documents. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode of a word. */
  public static Optional<Compatibility> of(String word) {
    return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
  }
}
