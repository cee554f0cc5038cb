package dev.floe.diagnostics;

import java.util.Locale;

/** How much a finding matters: only {@link #ERROR} makes a command fail. */
public enum Severity {
  ERROR,
  WARNING,
  NOTE;

  /** The word used in every output format: {@code error}, {@code warning} or {@code note}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
