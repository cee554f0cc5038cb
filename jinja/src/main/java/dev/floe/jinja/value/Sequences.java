package dev.floe.jinja.value;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import java.util.ArrayList;
import java.util.List;

/** What lists and tuples have in common. */
public final class Sequences {

  /** A range is the one sequence that needs no memory until it is copied. */
  private static final int MOST = 1 << 26;

  private Sequences() {}

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

  /** Every item of an iterable, copied. */
  public static List<Object> copy(Iterable<Object> values) {
    if (values instanceof PyRange range && range.count() > MOST) {
      throw new RenderException(Fault.LIMIT, "a list of more than " + MOST + " items");
    }
    List<Object> all = new ArrayList<>();
    values.forEach(all::add);
    return all;
  }
}
