package dev.floe.compute.duckdb;

import dev.floe.diagnostics.Suggestion;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of a profile, read key by key. What is wrong is told with the path of the key: {@code
 * attach[0].path}.
 *
 * @param path of this mapping; empty for the profile's target itself
 */
record Settings(String path, Map<String, Object> values) {

  /** The keys of a target. */
  static Settings of(Map<String, Object> values) {
    return new Settings("", values);
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).map(Object::toString).filter(t -> !t.isEmpty());
  }

  boolean isOn(String key) {
    return text(key).map(Boolean::parseBoolean).orElse(false);
  }

  /** Whether the key says something: not nothing, {@code false} or an empty collection. */
  boolean has(String key) {
    return switch (values.get(key)) {
      case null -> false;
      case Boolean on -> on;
      case List<?> list -> !list.isEmpty();
      case Map<?, ?> map -> !map.isEmpty();
      case Object other -> !other.toString().isEmpty();
    };
  }

  /** The entries of a list; none if there is no such key. */
  List<?> list(String key) throws SqlFailure {
    Object value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong(key, "'" + key + "' must be a list");
  }

  /** The entries of a list of mappings. */
  List<Settings> mappings(String key) throws SqlFailure {
    List<Settings> all = new ArrayList<>();
    for (Object item : list(key)) {
      String place = key + "[" + all.size() + "]";
      if (!(item instanceof Map<?, ?> map)) {
        throw wrong(place, "each entry of '" + key + "' must be a mapping");
      }
      all.add(new Settings(at(place), named(map)));
    }
    return all;
  }

  /** A mapping inside; empty if there is no such key. */
  Settings mapping(String key) throws SqlFailure {
    Object value = values.get(key);
    if (value != null && !(value instanceof Map)) {
      throw wrong(key, "'" + key + "' must be a mapping of names to values");
    }
    return new Settings(at(key), value instanceof Map<?, ?> map ? named(map) : Map.of());
  }

  private static Map<String, Object> named(Map<?, ?> map) {
    Map<String, Object> named = new LinkedHashMap<>();
    map.forEach((name, value) -> {
      if (value != null) {
        named.put(String.valueOf(name), value);
      }
    });
    return named;
  }

  /** Refuses what looks like one of these keys and is none. */
  void check(Set<String> known) throws SqlFailure {
    for (String key : values.keySet()) {
      // Profiles carry keys of other tools; only what was probably meant for us is a mistake.
      Optional<String> meant =
          known.contains(key) ? Optional.empty() : Suggestion.closest(key, known);
      if (meant.isPresent()) {
        throw wrong(key, "unknown setting '" + key + "': did you mean '" + meant.get() + "'?");
      }
    }
  }

  /** What is wrong with a key of this mapping; with the mapping itself if the key is empty. */
  SqlFailure wrong(String key, String message) {
    return SqlFailure.ofSetting(at(key), message);
  }

  private String at(String key) {
    return path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
  }

  static String word(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
