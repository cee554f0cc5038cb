package dev.floe.jinja.value;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.text.MappedText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Python's equality and order between values. */
public final class Comparison {

  /** The four operators of order. */
  public enum Order {
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String symbol;

    Order(String symbol) {
      this.symbol = symbol;
    }

    boolean holds(int comparison) {
      return switch (this) {
        case LESS -> comparison < 0;
        case LESS_OR_EQUAL -> comparison <= 0;
        case GREATER -> comparison > 0;
        case GREATER_OR_EQUAL -> comparison >= 0;
      };
    }
  }

  private Comparison() {}

  /** {@code a == b}. */
  public static boolean equal(Object a, Object b) {
    String x = text(a);
    String y = x == null ? null : text(b);
    if (x != null && y != null) {
      return x.equals(y);
    }
    if (b instanceof Undefined undefined && !(a instanceof Undefined)) {
      return undefined.equalTo(a);
    }
    if (a instanceof PyObject object) {
      return object.equalTo(b);
    }
    if (b instanceof PyObject object) {
      return object.equalTo(a);
    }
    return !(a instanceof CharSequence || b instanceof CharSequence) && equalNumbers(a, b);
  }

  private static @Nullable String text(Object value) {
    return value instanceof String text
        ? text
        : value instanceof MappedText mapped ? mapped.toString() : null;
  }

  private static boolean equalNumbers(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return x.longValue() == y.longValue();
    }
    if (a instanceof Double x && b instanceof Double y) {
      return x.doubleValue() == y.doubleValue();
    }
    OptionalInt compared = numbers(a, b);
    return compared.isPresent() && compared.getAsInt() == 0;
  }

  /** {@code a < b} and its like; a TypeError where there is no order between the two. */
  public static boolean ordered(Order order, Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return order.holds(Long.compare(x, y));
    }
    if (Types.isNumber(a) && Types.isNumber(b)) {
      OptionalInt compared = numbers(a, b);
      return compared.isPresent() && order.holds(compared.getAsInt());
    }
    if (Types.isString(a) && Types.isString(b)) {
      return order.holds(byCodePoint(Texts.str(a), Texts.str(b)));
    }
    return orderedObjects(order, a, b);
  }

  private static boolean orderedObjects(Order order, Object a, Object b) {
    if (a instanceof Undefined undefined) {
      throw undefined.failure();
    }
    if (b instanceof Undefined undefined) {
      throw undefined.failure();
    }
    if (a instanceof PyList x && b instanceof PyList y) {
      return orderedSequences(order, x.iterator(), y.iterator());
    }
    if (a instanceof PyTuple x && b instanceof PyTuple y) {
      return orderedSequences(order, x.iterator(), y.iterator());
    }
    if (a instanceof PySet x && b instanceof PySet y) {
      return x.ordered(order, y);
    }
    if (a instanceof PyOrdered x) {
      OptionalInt compared = x.compareTo(b);
      if (compared.isPresent()) {
        return order.holds(compared.getAsInt());
      }
    }
    throw new RenderException(
        Fault.TYPE,
        "'"
            + order.symbol
            + "' not supported between instances of '"
            + Types.name(a)
            + "' and '"
            + Types.name(b)
            + "'");
  }

  private static boolean orderedSequences(Order order, Iterator<Object> a, Iterator<Object> b) {
    while (a.hasNext() && b.hasNext()) {
      Object x = a.next();
      Object y = b.next();
      if (!equal(x, y)) {
        return ordered(order, x, y);
      }
    }
    return order.holds(Boolean.compare(a.hasNext(), b.hasNext()));
  }

  /**
   * For sorting: below zero if {@code a < b}, above if {@code b < a}, asked the way Python asks.
   */
  public static int compare(Object a, Object b) {
    if (ordered(Order.LESS, a, b)) {
      return -1;
    }
    return ordered(Order.LESS, b, a) ? 1 : 0;
  }

  /** Empty where one is not a number. */
  private static OptionalInt numbers(Object a, Object b) {
    if (a instanceof Double || b instanceof Double) {
      return withFloat(a, b);
    }
    if (a instanceof BigDecimal || b instanceof BigDecimal) {
      return OptionalInt.of(Numbers.decimal(a).compareTo(Numbers.decimal(b)));
    }
    if (a instanceof BigInteger || b instanceof BigInteger) {
      return OptionalInt.of(Numbers.big(a).compareTo(Numbers.big(b)));
    }
    return OptionalInt.of(Long.compare(small(a), small(b)));
  }

  private static long small(Object value) {
    return value instanceof Boolean b ? (b ? 1 : 0) : (Long) value;
  }

  /** An int and a float are compared exactly, not after rounding the int. */
  private static OptionalInt withFloat(Object a, Object b) {
    double x = a instanceof Double d ? d : Double.NaN;
    double y = b instanceof Double d ? d : Double.NaN;
    boolean aFinite = !(a instanceof Double) || Double.isFinite(x);
    boolean bFinite = !(b instanceof Double) || Double.isFinite(y);
    if (aFinite && bFinite) {
      return OptionalInt.of(Numbers.decimal(a).compareTo(Numbers.decimal(b)));
    }
    if (a instanceof Double && Double.isNaN(x) || b instanceof Double && Double.isNaN(y)) {
      return OptionalInt.empty();
    }
    double left = aFinite ? 0 : x;
    double right = bFinite ? 0 : y;
    return OptionalInt.of(Double.compare(left, right));
  }

  private static int byCodePoint(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        // A surrogate stands for a code point above every other UTF-16 unit.
        boolean high = Character.isSurrogate(x);
        return high == Character.isSurrogate(y) ? Character.compare(x, y) : high ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  /** {@code item in container}. */
  public static boolean contains(Object container, Object item) {
    if (container instanceof String
        || container instanceof MappedText
        || container instanceof Markup) {
      if (!Types.isString(item)) {
        throw new RenderException(
            Fault.TYPE, "'in <string>' requires string as left operand, not " + Types.name(item));
      }
      return Texts.str(container).contains(Texts.str(item));
    }
    if (container instanceof Undefined undefined && undefined.policy() == UndefinedPolicy.STRICT) {
      throw undefined.failure();
    }
    if (container instanceof PyContainer c) {
      return c.contains(item);
    }
    if (!(container instanceof PyIterable iterable)) {
      throw new RenderException(
          Fault.TYPE, "argument of type '" + Types.name(container) + "' is not iterable");
    }
    for (Object each : iterable) {
      if (each == item || equal(each, item)) {
        return true;
      }
    }
    return false;
  }
}
