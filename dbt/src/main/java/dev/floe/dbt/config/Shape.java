package dev.floe.dbt.config;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a value of a configuration must be. {@code null} always fits: it means "not set". */
public enum Shape {
  ANY("anything"),
  TEXT("text"),
  SWITCH("true or false"),
  MAPPING("a mapping"),
  TEXTS("text or a list"),
  ACCESS("private, protected or public"),
  /** The {@code docs} mapping: what is shown, and in which colour. */
  DOCS("a mapping whose node_color is a colour of CSS (#ab12cd, or a name)"),
  /** Seeds, snapshots and tests are made in one way alone. */
  SEED("'seed'"),
  SNAPSHOT("'snapshot'"),
  TEST("'test'");

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
      case ACCESS -> Set.of("private", "protected", "public").contains(value);
      case DOCS ->
          value instanceof Map<?, ?> docs
              && (docs.get("node_color") == null
                  || NodeColors.isColor(String.valueOf(docs.get("node_color"))));
      case SEED, SNAPSHOT, TEST -> ("'" + value + "'").equals(words);
    };
  }
}
