package dev.floe.dbt.properties;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.project.SourceFile;
import dev.floe.diagnostics.Span;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One item of a section of a property file.
 *
 * @param node as written
 * @param values rendered plain values, but for descriptions, tests and hooks, which are rendered
 *     later
 */
public record PropertyEntry(
    Section section,
    SourceFile file,
    String name,
    YamlMapping node,
    Map<String, @Nullable Object> values) {

  /** Where its name is written. */
  public Span span() {
    return node.get("name").map(YamlNode::span).orElse(node.span());
  }

  /** A text of the item, if it has one. */
  public Optional<String> text(String key) {
    Object value = values.get(key);
    return value == null ? Optional.empty() : Optional.of(String.valueOf(value));
  }

  /** A mapping of the item; empty if it has none. */
  public Map<String, @Nullable Object> map(String key) {
    return PlainValues.mapping(values.get(key));
  }
}
