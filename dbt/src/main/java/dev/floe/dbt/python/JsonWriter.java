package dev.floe.dbt.python;

import dev.floe.jinja.python.JsonText;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes plain values as Python's {@code json.dumps} does: {@code ", "} and {@code ": "}. */
final class JsonWriter {

  private final StringBuilder out = new StringBuilder();
  private final boolean sortKeys;

  private JsonWriter(boolean sortKeys) {
    this.sortKeys = sortKeys;
  }

  static String write(@Nullable Object plain, boolean sortKeys) {
    JsonWriter writer = new JsonWriter(sortKeys);
    writer.value(plain);
    return writer.out.toString();
  }

  private void value(@Nullable Object plain) {
    switch (plain) {
      case null -> out.append("null");
      case String text -> out.append(JsonText.of(text));
      case Map<?, ?> map -> mapping(map);
      case List<?> list -> sequence(list);
      case Double number -> out.append(JsonText.of(number));
      case BigDecimal number -> out.append(JsonText.of(number.doubleValue()));
      default -> out.append(plain);
    }
  }

  private void mapping(Map<?, ?> map) {
    Map<Object, Object> entries = new LinkedHashMap<>(map);
    if (sortKeys) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
      entries = new LinkedHashMap<>(sorted);
    }
    String separator = "";
    out.append('{');
    for (Map.Entry<Object, Object> entry : entries.entrySet()) {
      out.append(separator);
      out.append(JsonText.of(String.valueOf(entry.getKey())));
      out.append(": ");
      value(entry.getValue());
      separator = ", ";
    }
    out.append('}');
  }

  private void sequence(List<?> list) {
    String separator = "";
    out.append('[');
    for (Object item : list) {
      out.append(separator);
      value(item);
      separator = ", ";
    }
    out.append(']');
  }
}
