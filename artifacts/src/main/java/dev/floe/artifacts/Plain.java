package dev.floe.artifacts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Immutable copies of plain JSON values with sorted keys, so that equal values are written equally.
 * An entry of a map that is null is left out, an element of a list that is null has its place and
 * stays.
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
      case List<?> list -> copyList(list);
      case Integer number -> (Object) number.longValue();
      default -> value;
    };
  }

  private static List<@Nullable Object> copyList(List<?> list) {
    List<@Nullable Object> copy = new ArrayList<>(list.size());
    list.forEach(value -> copy.add(value == null ? null : copyValue(value)));
    return Collections.unmodifiableList(copy);
  }
}
