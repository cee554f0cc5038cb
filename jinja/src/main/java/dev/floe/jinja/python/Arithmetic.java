package dev.floe.jinja.python;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.text.Frame;
import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.text.TextBuilder;
import dev.floe.jinja.value.Markup;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.PyArithmetic;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PySet;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.RenderState;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import dev.floe.jinja.value.Undefined;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's arithmetic operators. */
public final class Arithmetic {

  private Arithmetic() {}

  /** {@code x + y}; a joined text keeps its map, unmapped parts are laid to the given place. */
  public static Object add(Object x, Object y, Frame frame, int start) {
    if (x instanceof Long a && y instanceof Long b) {
      long sum = a + b;
      return ((a ^ sum) & (b ^ sum)) < 0 ? IntegerMath.add(x, y) : (Object) sum;
    }
    if (x instanceof CharSequence && y instanceof CharSequence) {
      return concat(x, y, frame, start);
    }
    if (Types.isNumber(x) && Types.isNumber(y)) {
      return NumberMath.add(x, y);
    }
    if (x instanceof PyList a && y instanceof PyList b) {
      PyList joined = PyList.copyOf(a.items());
      joined.items().addAll(b.items());
      return joined;
    }
    if (x instanceof PyTuple a && y instanceof PyTuple b) {
      List<Object> joined = new ArrayList<>(a.items());
      joined.addAll(b.items());
      return PyTuple.copyOf(joined);
    }
    return addOther(x, y);
  }

  private static Object concat(Object x, Object y, Frame frame, int start) {
    if (x instanceof String a && y instanceof String b) {
      return a.concat(b);
    }
    TextBuilder both = new TextBuilder(64);
    append(both, x, frame, start);
    append(both, y, frame, start);
    return both.toValue();
  }

  static void append(TextBuilder out, Object value, Frame frame, int start) {
    if (value instanceof MappedText mapped) {
      out.append(mapped);
    } else {
      out.derived(Texts.str(value), frame, start);
    }
  }

  private static Object addOther(Object x, Object y) {
    if (x instanceof Markup a && Types.isString(y)) {
      return new Markup(a.text() + Markup.escape(y).text());
    }
    if (y instanceof Markup b && Types.isString(x)) {
      return new Markup(Markup.escape(x).text() + b.text());
    }
    Object result = byOperand("+", x, y);
    if (result != null) {
      return result;
    }
    if (Types.isString(x) && !(x instanceof Markup)) {
      throw new RenderException(
          Fault.TYPE, "can only concatenate str (not \"" + Types.name(y) + "\") to str");
    }
    if (x instanceof PyList || x instanceof PyTuple) {
      String type = Types.name(x);
      throw new RenderException(
          Fault.TYPE,
          "can only concatenate " + type + " (not \"" + Types.name(y) + "\") to " + type);
    }
    throw unsupported("+", x, y);
  }

  /** What an operand's own operators give; null if they give nothing. */
  private static @Nullable Object byOperand(String operator, Object x, Object y) {
    if (x instanceof Undefined undefined) {
      throw undefined.failure();
    }
    if (x instanceof PyArithmetic a) {
      Object result = a.apply(operator, y, false);
      if (result != null) {
        return result;
      }
    }
    if (y instanceof Undefined undefined) {
      throw undefined.failure();
    }
    return y instanceof PyArithmetic b ? b.apply(operator, x, true) : null;
  }

  private static RenderException unsupported(String operator, Object x, Object y) {
    return new RenderException(
        Fault.TYPE,
        "unsupported operand type(s) for "
            + operator
            + ": '"
            + Types.name(x)
            + "' and '"
            + Types.name(y)
            + "'");
  }

  private static Object other(String operator, Object x, Object y) {
    Object result = byOperand(operator, x, y);
    if (result != null) {
      return result;
    }
    throw unsupported(operator, x, y);
  }

  /** {@code x - y}. */
  public static Object subtract(Object x, Object y) {
    if (x instanceof Long a && y instanceof Long b) {
      long rest = a - b;
      return ((a ^ b) & (a ^ rest)) < 0 ? IntegerMath.subtract(x, y) : (Object) rest;
    }
    if (x instanceof PySet a && y instanceof PySet b) {
      PySet rest = PySet.copyOf(a);
      b.forEach(rest::remove);
      return rest;
    }
    return bothNumbers(x, y) ? NumberMath.subtract(x, y) : other("-", x, y);
  }

  private static boolean bothNumbers(Object x, Object y) {
    return Types.isNumber(x) && Types.isNumber(y);
  }

  /** {@code x * y}; repeats sequences. */
  public static Object multiply(Object x, Object y, RenderState state, Frame frame, int start) {
    if (bothNumbers(x, y)) {
      return NumberMath.multiply(x, y);
    }
    if (isSequence(x) && Numbers.isInteger(y)) {
      return repeat(x, times(y), state, frame, start);
    }
    if (isSequence(y) && Numbers.isInteger(x)) {
      return repeat(y, times(x), state, frame, start);
    }
    Object result = byOperand("*", x, y);
    if (result != null) {
      return result;
    }
    // Python's Markup has an operator of its own, so it does not count as a sequence here.
    boolean first = isSequence(x) && !(x instanceof Markup);
    if (first || isSequence(y) && !(y instanceof Markup)) {
      throw new RenderException(
          Fault.TYPE,
          "can't multiply sequence by non-int of type '" + Types.name(first ? y : x) + "'");
    }
    throw unsupported("*", x, y);
  }

  private static boolean isSequence(Object value) {
    return Types.isString(value) || value instanceof PyList || value instanceof PyTuple;
  }

  private static int times(Object count) {
    if (count instanceof java.math.BigInteger) {
      throw new RenderException(Fault.OVERFLOW, "cannot fit 'int' into an index-sized integer");
    }
    return Numbers.toIndex(count);
  }

  private static Object repeat(Object value, int times, RenderState state, Frame frame, int start) {
    int count = Math.max(times, 0);
    if (value instanceof PyList list) {
      return PyList.copyOf(repeated(list.items(), count, state));
    }
    if (value instanceof PyTuple tuple) {
      return PyTuple.copyOf(repeated(tuple.items(), count, state));
    }
    String text = Texts.str(value);
    state.checkLength((long) text.length() * count);
    if (!(value instanceof MappedText mapped)) {
      String all = text.repeat(count);
      return value instanceof Markup ? new Markup(all) : all;
    }
    TextBuilder out = new TextBuilder(text.length() * count);
    for (int i = 0; i < count; i++) {
      append(out, mapped, frame, start);
    }
    return out.toValue();
  }

  private static List<Object> repeated(List<Object> items, int count, RenderState state) {
    state.checkLength((long) items.size() * count);
    List<Object> all = new ArrayList<>(items.size() * count);
    for (int i = 0; i < count; i++) {
      all.addAll(items);
    }
    return all;
  }

  /** {@code x / y}. */
  public static Object divide(Object x, Object y) {
    return bothNumbers(x, y) ? NumberMath.divide(x, y) : other("/", x, y);
  }

  /** {@code x // y}. */
  public static Object floorDivide(Object x, Object y) {
    return bothNumbers(x, y) ? NumberMath.floorDivide(x, y) : other("//", x, y);
  }

  /** {@code x % y}; formats where the left side is a string. */
  public static Object modulo(Object x, Object y, RenderState state, Frame frame, int start) {
    if (Types.isString(x)) {
      return PercentFormat.format(x, y, state, frame, start);
    }
    return bothNumbers(x, y) ? NumberMath.modulo(x, y) : other("%", x, y);
  }

  /** {@code x ** y}. */
  public static Object power(Object x, Object y) {
    if (bothNumbers(x, y)) {
      return NumberMath.power(x, y);
    }
    Object result = byOperand("**", x, y);
    if (result != null) {
      return result;
    }
    throw unsupported("** or pow()", x, y);
  }

  /** {@code -x}. */
  public static Object negative(Object x) {
    return switch (x) {
      case Long n when n != Long.MIN_VALUE -> -n;
      case Double d -> -d;
      case BigDecimal d -> d.negate();
      default -> Numbers.isInteger(x) ? IntegerMath.negate(x) : unary("-", x);
    };
  }

  /** {@code +x}. */
  public static Object positive(Object x) {
    if (x instanceof Boolean b) {
      return b ? 1L : 0L;
    }
    return Types.isNumber(x) ? x : unary("+", x);
  }

  private static Object unary(String operator, Object x) {
    if (x instanceof Undefined undefined) {
      throw undefined.failure();
    }
    Object result = x instanceof PyArithmetic a ? a.apply(operator + "x", x, false) : null;
    if (result == null) {
      throw new RenderException(
          Fault.TYPE, "bad operand type for unary " + operator + ": '" + Types.name(x) + "'");
    }
    return result;
  }
}
