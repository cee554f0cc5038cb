package dev.floe.dbt.config;

import java.util.Optional;

/**
 * One row of the table of configuration keys.
 *
 * @param name dbt's canonical name
 * @param merge how values of several levels combine
 * @param fallback the value where nobody says anything; empty for {@code null}
 */
public record ConfigKey(String name, Merge merge, Shape shape, Optional<Object> fallback) {

  static ConfigKey of(String name, Merge merge, Shape shape) {
    return new ConfigKey(name, merge, shape, Optional.empty());
  }

  static ConfigKey of(String name, Merge merge, Shape shape, Object fallback) {
    return new ConfigKey(name, merge, shape, Optional.of(fallback));
  }
}
