package dev.floe.manifest;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of floe documents. */
public enum Kind {
  MANIFEST("Manifest"),
  DATA_PRODUCT("DataProduct"),
  DATA_CONTRACT("DataContract");

  /** The only version of the document format. */
  public static final String API_VERSION = "floe.dev/v1";

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  /** The word in documents. */
  public String word() {
    return word;
  }

  /** The kind of a word. */
  public static Optional<Kind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
