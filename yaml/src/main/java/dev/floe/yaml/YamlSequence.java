package dev.floe.yaml;

import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of nodes. */
public record YamlSequence(List<YamlNode> items, Span span) implements YamlNode {

  public YamlSequence {
    items = List.copyOf(items);
  }

  @Override
  public String describe() {
    return "a list";
  }

  @Override
  public List<@Nullable Object> toJava(YamlSchema schema) {
    List<@Nullable Object> list = new ArrayList<>();
    for (YamlNode item : items) {
      list.add(item.toJava(schema));
    }
    return Collections.unmodifiableList(list);
  }
}
