package dev.floe.cli.dbt;

import dev.floe.dbt.config.PlainValues;
import dev.floe.runner.Retries;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code retries} of a DuckDB profile: how often the database is opened and how often what failed
 * for a reason outside is tried, both counted with the first time.
 */
record ProfileRetries(Optional<Integer> connect, Optional<Integer> query) {

  private static final int MOST_DOUBLINGS = 20;

  /** Elsewhere {@code retries} is a number, which the plugin reads itself. */
  static ProfileRetries of(Map<String, @Nullable Object> target) {
    Map<String, @Nullable Object> retries = PlainValues.mapping(target.get("retries"));
    return new ProfileRetries(
        number(retries.get("connect_attempts")), number(retries.get("query_attempts")));
  }

  private static Optional<Integer> number(@Nullable Object value) {
    return value instanceof Number number && number.intValue() > 0
        ? Optional.of(number.intValue())
        : Optional.empty();
  }

  /** How long to wait for the database: dbt waits one second, two, four … between attempts. */
  Duration patience() {
    int doublings = Math.min(connect.orElse(1) - 1, MOST_DOUBLINGS);
    return Duration.ofSeconds((1L << doublings) - 1);
  }

  Retries of(Retries standard) {
    return query.map(times -> standard.withCount(times - 1)).orElse(standard);
  }
}
