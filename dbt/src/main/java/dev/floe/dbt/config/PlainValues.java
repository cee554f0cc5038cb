package dev.floe.dbt.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Views of plain values: text, {@code Long}, {@code Double}, {@code Boolean}, lists and maps with
 * text keys, or null.
 */
public final class PlainValues {

  private PlainValues() {}

  /** A mapping with its keys as text; empty for anything else. */
  public static Map<String, @Nullable Object> mapping(@Nullable Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> copy.put(String.valueOf(key), inner));
    }
    return copy;
  }

  /** A list; a single value is a list of one, null an empty one. */
  public static List<@Nullable Object> list(@Nullable Object value) {
    List<@Nullable Object> copy = new ArrayList<>();
    if (value instanceof List<?> list) {
      copy.addAll(list);
    } else if (value != null) {
      copy.add(value);
    }
    return copy;
  }

  /** The texts of a list or of a single value. */
  public static List<String> texts(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    for (Object one : list(value)) {
      if (one != null) {
        texts.add(String.valueOf(one));
      }
    }
    return texts;
  }

  /** A text, or the fallback for anything else. */
  public static String text(@Nullable Object value, String fallback) {
    return value instanceof String text ? text : fallback;
  }
}
