package dev.floe.jinja.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lists and tuples have in common. */
public final class Sequences {

  private Sequences() {}

  /** The item at an index, from the end if below zero; null if there is none. */
  static @Nullable Object item(List<Object> items, Object key) {
    if (!Numbers.isInteger(key)) {
      return null;
    }
    int index = Numbers.toIndex(key);
    int at = index < 0 ? index + items.size() : index;
    return at >= 0 && at < items.size() ? items.get(at) : null;
  }

  static boolean equal(List<Object> a, List<Object> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      Object x = a.get(i);
      Object y = b.get(i);
      if (x != y && !Comparison.equal(x, y)) {
        return false;
      }
    }
    return true;
  }

  /** The first index of a value, or -1. */
  static int indexOf(List<Object> items, Object value) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) == value || Comparison.equal(items.get(i), value)) {
        return i;
      }
    }
    return -1;
  }

  static long count(List<Object> items, Object value) {
    return items.stream().filter(each -> each == value || Comparison.equal(each, value)).count();
  }

  /** Every item of an iterable, copied. */
  public static List<Object> copy(Iterable<Object> values) {
    List<Object> all = new ArrayList<>();
    values.forEach(all::add);
    return all;
  }
}
