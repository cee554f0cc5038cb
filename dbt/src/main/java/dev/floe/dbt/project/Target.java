package dev.floe.dbt.project;

import dev.floe.diagnostics.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a project runs.
 *
 * @param adapter {@code duckdb}
 * @param database the default database
 * @param schema the default schema
 * @param values what the profile says, {@code name} and {@code profile_name} included
 * @param places where it says so, by path: {@code attach[0].path}
 */
public record Target(
    String adapter,
    Optional<String> database,
    String schema,
    Map<String, @Nullable Object> values,
    Map<String, Span> places) {

  /** A target that no profile describes. */
  public Target(
      String adapter,
      Optional<String> database,
      String schema,
      Map<String, @Nullable Object> values) {
    this(adapter, database, schema, values, Map.of());
  }

  /** Where the setting of that path is written, or else what it is a part of. */
  public Optional<Span> place(String path) {
    for (String part = path; !part.isEmpty(); part = parent(part)) {
      Span place = places.get(part);
      if (place != null) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
  }

  private static final List<String> SECRET =
      List.of("password", "secret", "token", "private_key", "keyfile_json");

  /** What {@code target} is in templates: everything but what opens a door. */
  public Map<String, @Nullable Object> shown() {
    Map<String, @Nullable Object> shown = shown(values);
    if (adapter.equals("postgres") && shown.containsKey("database")) {
      // Profiles write the one, templates ask for either.
      shown.putIfAbsent("dbname", shown.get("database"));
    }
    return shown;
  }

  private static Map<String, @Nullable Object> shown(Map<?, ?> values) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    values.forEach((key, value) -> {
      String name = String.valueOf(key);
      if (SECRET.stream().noneMatch(name::contains)) {
        shown.put(name, value instanceof Map<?, ?> inner ? shown(inner) : value);
      }
    });
    return shown;
  }
}
