package dev.floe.dbt.graph;

import java.util.Locale;

/** What a resource is written in. */
public enum Language {
  SQL,
  PYTHON,
  /** Of functions alone. */
  JAVASCRIPT;

  /** As artifacts and templates have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Language of(String file) {
    if (file.endsWith(".js")) {
      return JAVASCRIPT;
    }
    return file.endsWith(".py") ? PYTHON : SQL;
  }
}
