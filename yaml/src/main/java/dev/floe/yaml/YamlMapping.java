package dev.floe.yaml;

import dev.floe.diagnostics.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values, in the order they were written; those of a merge key stand before the mapping's
 * own, and each key occurs once.
 */
public record YamlMapping(List<Entry> entries, Span span) implements YamlNode {

  public YamlMapping {
    entries = List.copyOf(entries);
  }

  /** One key with its value. */
  public record Entry(YamlScalar key, YamlNode value) {

    /** The key as text. */
    public String name() {
      return key.text();
    }
  }

  /** The keys, in order. */
  public List<String> keys() {
    return entries.stream().map(Entry::name).toList();
  }

  /** The entry of a key. */
  public Optional<Entry> entry(String key) {
    return entries.stream().filter(entry -> entry.name().equals(key)).findFirst();
  }

  /** The value of a key. */
  public Optional<YamlNode> get(String key) {
    return entry(key).map(Entry::value);
  }

  @Override
  public String describe() {
    return "a mapping";
  }

  @Override
  public Map<String, @Nullable Object> toJava(YamlSchema schema) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Entry entry : entries) {
      map.put(entry.name(), entry.value().toJava(schema));
    }
    return Collections.unmodifiableMap(map);
  }
}
