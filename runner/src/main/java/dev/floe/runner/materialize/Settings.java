package dev.floe.runner.materialize;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node's effective configuration, read by key. */
public final class Settings {

  private final Map<String, Object> values;

  public Settings(Map<String, Object> values) {
    this.values = values;
  }

  /** A value as text; empty where there is none or it is blank. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).map(String::valueOf).filter(t -> !t.isBlank());
  }

  /** A switch; empty where it is not set. */
  public Optional<Boolean> flag(String key) {
    return text(key).map(Boolean::parseBoolean);
  }

  boolean isOn(String key) {
    return flag(key).orElse(false);
  }

  /** One text or a list of them, as a list. */
  List<String> texts(String key) {
    return switch (Optional.ofNullable(values.get(key)).orElse("")) {
      case List<?> list -> list.stream().map(String::valueOf).toList();
      case Object single ->
          String.valueOf(single).isBlank() ? List.of() : List.of(single.toString());
    };
  }

  /** A mapping; empty where there is none. */
  Settings map(String key) {
    if (values.get(key) instanceof Map<?, ?> map) {
      Map<String, Object> named = new java.util.TreeMap<>();
      map.forEach((name, value) -> named.put(String.valueOf(name), value));
      return new Settings(named);
    }
    return new Settings(Map.of());
  }

  /** All of it. */
  Map<String, Object> values() {
    return values;
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  java.util.Set<String> keys() {
    return values.keySet();
  }
}
