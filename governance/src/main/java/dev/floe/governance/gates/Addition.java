package dev.floe.governance.gates;

import java.util.Map;
import java.util.Optional;

/** Something to add to a model's properties so that a gate is passed. */
public sealed interface Addition {

  /** The column it is added to; absent for the model itself. */
  Optional<String> column();

  /**
   * A generic test.
   *
   * @param arguments in the order to write them; empty for a test without
   */
  record AddTest(Optional<String> column, String test, Map<String, String> arguments)
      implements Addition {

    /** A test of one column, without arguments. */
    static AddTest of(String column, String test) {
      return new AddTest(Optional.of(column), test, Map.of());
    }
  }

  /** A description, which only a person can write. */
  record AddDescription(Optional<String> column) implements Addition {}

  /**
   * A value below {@code meta.floe}, which only a person can decide.
   *
   * @param value as YAML
   */
  record AddMeta(Optional<String> column, String key, String value) implements Addition {}
}
