package dev.floe.dbt.project;

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
 */
public record Target(
    String adapter,
    Optional<String> database,
    String schema,
    Map<String, @Nullable Object> values) {

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
