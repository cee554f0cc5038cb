package dev.floe.dbt.python;

import java.math.BigDecimal;
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
      case String text -> string(text);
      case Map<?, ?> map -> mapping(map);
      case List<?> list -> sequence(list);
      case Double number -> out.append(decimal(number));
      case BigDecimal number -> out.append(decimal(number.doubleValue()));
      default -> out.append(plain);
    }
  }

  private static String decimal(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "Infinity" : "-Infinity";
    }
    return dev.floe.jinja.value.Texts.floatRepr(number);
  }

  private void mapping(Map<?, ?> map) {
    Map<Object, Object> entries = new java.util.LinkedHashMap<>(map);
    if (sortKeys) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
      entries = new java.util.LinkedHashMap<>(sorted);
    }
    String separator = "";
    out.append('{');
    for (Map.Entry<Object, Object> entry : entries.entrySet()) {
      out.append(separator);
      string(String.valueOf(entry.getKey()));
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

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < ' ' || c > '~') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
