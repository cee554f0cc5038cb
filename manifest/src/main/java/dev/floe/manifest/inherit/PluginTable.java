package dev.floe.manifest.inherit;

import dev.floe.diagnostics.Traced;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is chosen in each category, once everything is merged. */
final class PluginTable {

  private static final KeyPath PLUGINS = KeyPath.of("plugins");
  private static final KeyPath APPROVED = KeyPath.of("approved_plugins");

  private PluginTable() {}

  static SortedMap<String, PluginSelection> of(
      SortedMap<KeyPath, Traced<Value>> values, Environment environment) {
    Set<String> categories = new TreeSet<>();
    values.keySet().stream()
        .filter(key -> key.startsWith(PLUGINS) || key.startsWith(APPROVED))
        .forEach(key -> categories.add(key.segments().get(1)));
    SortedMap<String, PluginSelection> table = new TreeMap<>();
    categories.forEach(category -> table.put(category, selection(values, category, environment)));
    return table;
  }

  private static PluginSelection selection(
      SortedMap<KeyPath, Traced<Value>> values, String category, Environment environment) {
    Optional<Traced<String>> chosen =
        Optional.ofNullable(values.get(PLUGINS.child(category).child("type")))
            .map(type -> type.map(Value::toString));
    Optional<Traced<List<String>>> approved =
        Optional.ofNullable(values.get(APPROVED.child(category)))
            .map(l -> l.map(v -> Merge.items(v).stream().map(Value::toString).toList()));
    Optional<Traced<String>> type =
        chosen.or(
            () -> approved.filter(l -> l.value().size() == 1).map(l -> l.map(PluginTable::only)));
    if (type.isEmpty()) {
      return approved
          .filter(list -> list.value().size() > 1)
          .<PluginSelection>map(PluginSelection.Open::new)
          .orElseGet(PluginSelection.Unmentioned::new);
    }
    boolean standIn = category.equals("compute") && environment.standIn().isPresent();
    return new PluginSelection.Chosen(type.get(), config(values, category), standIn);
  }

  /** The chain of a list may hold longer lists; only the last one names a single plugin. */
  private static String only(List<String> list) {
    return String.join(", ", list);
  }

  private static SortedMap<KeyPath, Traced<Value>> config(
      SortedMap<KeyPath, Traced<Value>> values, String category) {
    KeyPath prefix = PLUGINS.child(category).child("config");
    SortedMap<KeyPath, Traced<Value>> config = new TreeMap<>();
    values.forEach((key, value) -> {
      if (key.startsWith(prefix) && key.segments().size() > prefix.segments().size()) {
        config.put(key.below(prefix), value);
      }
    });
    return config;
  }
}
