package dev.floe.artifacts;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Immutable copies of plain JSON values with sorted keys, so that equal values are written equally.
 */
final class Plain {

  private Plain() {}

  static Map<String, Object> copy(Map<String, ? extends @Nullable Object> map) {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> {
      if (value != null) {
        sorted.put(key, copyValue(value));
      }
    });
    return Collections.unmodifiableMap(sorted);
  }

  private static Object copyValue(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, inner) -> {
          if (inner != null) {
            sorted.put(String.valueOf(key), copyValue(inner));
          }
        });
        yield Collections.unmodifiableMap(sorted);
      }
      case List<?> list -> list.stream().map(Plain::copyValue).toList();
      case Integer number -> (Object) number.longValue();
      default -> value;
    };
  }
}
