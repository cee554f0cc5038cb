package dev.floe.dbt.select;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which tests are selected because what they test is. */
public enum IndirectSelection {
  /** Those that read any selected node. */
  EAGER,
  /** Those that read selected nodes only. */
  CAUTIOUS,
  /** Those that read selected nodes and their ancestors only. */
  BUILDABLE,
  /** None. */
  EMPTY;

  /** As it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode of that name, if there is one. */
  public static Optional<IndirectSelection> of(String word) {
    return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(IndirectSelection::word).toList();
  }
}
