package dev.floe.manifest.inherit;

import dev.floe.diagnostics.Traced;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a platform says about one category of plugins. */
public sealed interface PluginSelection {

  /**
   * One plugin is chosen, or is the only one approved.
   *
   * @param config the plugin's settings by their path below {@code config}
   * @param standIn whether it replaces the real choice outside production
   */
  record Chosen(Traced<String> type, SortedMap<KeyPath, Traced<Value>> config, boolean standIn)
      implements PluginSelection {
    public Chosen {
      config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
    }

    /** The settings as plain values, nested as they were written; null ones are left out. */
    public Map<String, Object> settings() {
      Map<String, Object> settings = new LinkedHashMap<>();
      config.forEach((key, value) -> {
        Object plain = value.value().toJava();
        if (plain != null) {
          put(settings, key.segments(), plain);
        }
      });
      return settings;
    }

    @SuppressWarnings("unchecked") // only maps made here are found on the way
    private static void put(Map<String, Object> into, List<String> path, Object value) {
      Map<String, Object> at = into;
      for (String segment : path.subList(0, path.size() - 1)) {
        at = (Map<String, Object>) at.computeIfAbsent(segment, key -> new LinkedHashMap<>());
      }
      at.put(path.getLast(), value);
    }
  }

  /** Several plugins are approved and none is chosen. */
  record Open(Traced<List<String>> approved) implements PluginSelection {}

  /** Nobody speaks of the category. */
  record Unmentioned() implements PluginSelection {}
}
