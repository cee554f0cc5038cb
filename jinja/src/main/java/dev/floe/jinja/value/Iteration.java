package dev.floe.jinja.value;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import java.util.ArrayList;
import java.util.List;

/** Python's {@code iter} and {@code len}. */
public final class Iteration {

  private Iteration() {}

  /** What {@code for} walks over; a TypeError if the value cannot be iterated. */
  public static Iterable<Object> of(Object value) {
    if (value instanceof PyIterable iterable) {
      return iterable;
    }
    if (Types.isString(value)) {
      return characters(Texts.str(value));
    }
    throw new RenderException(Fault.TYPE, "'" + Types.name(value) + "' object is not iterable");
  }

  private static List<Object> characters(String text) {
    List<Object> all = new ArrayList<>(text.length());
    text.codePoints().forEach(c -> all.add(Character.toString(c)));
    return all;
  }

  /** {@code list(value)} as Java's list; a copy. */
  public static List<Object> list(Object value) {
    return value instanceof PyList list ? new ArrayList<>(list.items()) : Sequences.copy(of(value));
  }

  /** {@code len(value)}; a TypeError if it has none. */
  public static long length(Object value) {
    if (value instanceof PySized sized) {
      return sized.length();
    }
    if (Types.isString(value)) {
      String text = Texts.str(value);
      return text.codePointCount(0, text.length());
    }
    throw new RenderException(
        Fault.TYPE, "object of type '" + Types.name(value) + "' has no len()");
  }
}
