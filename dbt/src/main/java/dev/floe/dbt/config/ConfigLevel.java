package dev.floe.dbt.config;

import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
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

  /** The same as if it had been written without expressions. */
  public ConfigLevel rendered() {
    return new ConfigLevel(
        settings.stream().map(one -> new Setting(one.key(), one.value(), one.origin())).toList());
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

    /**
     * A setting for each item of a list that is appended to what was set before, so that each has
     * its own origin; this one alone where the places do not fit.
     *
     * @param places where each item is written
     */
    public List<Setting> each(List<Span> places) {
      List<@Nullable Object> items = PlainValues.list(value);
      if (places.size() != items.size() || items.isEmpty()) {
        return List.of(this);
      }
      List<Setting> settings = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        List<@Nullable Object> one = new ArrayList<>();
        one.add(items.get(i));
        settings.add(new Setting(key, one, written, Origin.at(origin.source(), places.get(i))));
      }
      return settings;
    }
  }
}
