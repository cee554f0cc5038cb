package dev.floe.dbt.config;

import java.util.List;
import java.util.Map;

/** What a value of a configuration must be. {@code null} always fits: it means "not set". */
public enum Shape {
  ANY("anything"),
  TEXT("text"),
  SWITCH("true or false"),
  MAPPING("a mapping"),
  TEXTS("text or a list");

  private final String words;

  Shape(String words) {
    this.words = words;
  }

  /** In words, for messages and documentation. */
  public String words() {
    return words;
  }

  /** Whether a value has this shape. */
  public boolean fits(Object value) {
    return switch (this) {
      case ANY -> true;
      case TEXT -> !(value instanceof Map) && !(value instanceof List);
      case SWITCH -> value instanceof Boolean;
      case MAPPING -> value instanceof Map;
      case TEXTS -> !(value instanceof Map);
    };
  }
}
