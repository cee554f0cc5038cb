package dev.floe.dbt.config;

import dev.floe.diagnostics.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration written in one place: a level of {@code dbt_project.yml}, the {@code config} of
 * a property file, a {@code config()} call.
 */
public record ConfigLevel(List<Setting> settings) {

  public ConfigLevel {
    settings = List.copyOf(settings);
  }

  /** A level that says nothing. */
  public static ConfigLevel empty() {
    return new ConfigLevel(List.of());
  }

  /**
   * One key.
   *
   * @param key as written, without {@code +}
   * @param value a plain value or null
   * @param written the same before expressions in it were rendered
   */
  public record Setting(
      String key, @Nullable Object value, @Nullable Object written, Origin origin) {

    /** A setting without expressions in it. */
    public Setting(String key, @Nullable Object value, Origin origin) {
      this(key, value, value, origin);
    }
  }
}
