package dev.floe.manifest.inherit;

import dev.floe.diagnostics.Traced;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.Value;
import java.util.Collections;
import java.util.List;
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
  }

  /** Several plugins are approved and none is chosen. */
  record Open(Traced<List<String>> approved) implements PluginSelection {}

  /** Nobody speaks of the category. */
  record Unmentioned() implements PluginSelection {}
}
