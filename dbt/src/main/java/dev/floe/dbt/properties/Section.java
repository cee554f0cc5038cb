package dev.floe.dbt.properties;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A top-level list of a property file. */
public enum Section {
  MODELS("models"),
  SEEDS("seeds"),
  SNAPSHOTS("snapshots"),
  ANALYSES("analyses"),
  SINGULAR_TESTS("data_tests"),
  MACROS("macros"),
  SOURCES("sources"),
  EXPOSURES("exposures"),
  GROUPS("groups"),
  UNIT_TESTS("unit_tests"),
  METRICS("metrics"),
  SEMANTIC_MODELS("semantic_models"),
  SAVED_QUERIES("saved_queries"),
  FUNCTIONS("functions");

  private final String key;

  Section(String key) {
    this.key = key;
  }

  /** As it is written. */
  public String key() {
    return key;
  }

  static Optional<Section> of(String key) {
    return Arrays.stream(values()).filter(section -> section.key.equals(key)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Section::key).toList();
  }
}
