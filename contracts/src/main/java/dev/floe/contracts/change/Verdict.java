package dev.floe.contracts.change;

/** What a change means for those who read the data. The order is of gravity. */
public enum Verdict {
  /** Nobody needs to know. */
  COMPATIBLE("compatible"),
  /** Nothing fails, and somebody should look. */
  NOTICE("notice"),
  /** Somebody who relied on the contract is let down. */
  BREAKING("breaking");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** The word in reports. */
  public String word() {
    return word;
  }

  /** The graver of two. */
  Verdict or(Verdict other) {
    return compareTo(other) < 0 ? other : this;
  }
}
