package dev.floe.jinja.builtin;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.python.Arithmetic;
import dev.floe.jinja.python.Conversions;
import dev.floe.jinja.python.Rounding;
import dev.floe.jinja.python.ValueFormat;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Comparison;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Types;
import dev.floe.jinja.value.Undefined;

/** Filters on numbers. */
final class NumberFilters {

  private static final Signature ABS = Signature.of("abs", "x");
  private static final Signature INT = Signature.of("do_int", "value", "default?", "base?");
  private static final Signature FLOAT = Signature.of("do_float", "value", "default?");
  private static final Signature ROUND = Signature.of("do_round", "value", "precision?", "method?");
  private static final Signature FILE_SIZE = Signature.of("do_filesizeformat", "value", "binary?");

  private static final String[] DECIMAL = {"kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"};
  private static final String[] BINARY = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"};

  private NumberFilters() {}

  static Object abs(Call call) {
    Object value = Args.of(ABS, call).value();
    if (value instanceof Undefined || !Types.isNumber(value)) {
      if (value instanceof dev.floe.jinja.value.PyArithmetic) {
        boolean negative =
            Comparison.ordered(Comparison.Order.LESS, value, Arithmetic.negative(value));
        return negative ? Arithmetic.negative(value) : value;
      }
      throw new RenderException(
          Fault.TYPE, "bad operand type for abs(): '" + Types.name(value) + "'");
    }
    if (value instanceof Double d) {
      return Math.abs(d);
    }
    boolean negative = Comparison.ordered(Comparison.Order.LESS, value, 0L);
    return negative ? Arithmetic.negative(value) : Arithmetic.positive(value);
  }

  private static boolean recoverable(RenderException e) {
    return e.kind().equals(Fault.TYPE.pythonName()) || e.kind().equals(Fault.VALUE.pythonName());
  }

  static Object toInt(Call call) {
    Args args = Args.of(INT, call);
    Object value = args.value();
    Object otherwise = args.has(1) ? args.required(1) : 0L;
    try {
      return Types.isString(value)
          ? Conversions.toInt(value, args.number(2, 10))
          : Conversions.toInt(value);
    } catch (RenderException e) {
      if (!recoverable(e)) {
        throw e;
      }
      return throughFloat(value, otherwise);
    }
  }

  private static Object throughFloat(Object value, Object otherwise) {
    try {
      return Conversions.toInt(Conversions.toFloat(value));
    } catch (RenderException e) {
      if (recoverable(e) || e.kind().equals(Fault.OVERFLOW.pythonName())) {
        return otherwise;
      }
      throw e;
    }
  }

  static Object toFloat(Call call) {
    Args args = Args.of(FLOAT, call);
    try {
      return Conversions.toFloat(args.value());
    } catch (RenderException e) {
      if (!recoverable(e)) {
        throw e;
      }
      return args.has(1) ? args.required(1) : 0.0;
    }
  }

  static Object round(Call call) {
    Args args = Args.of(ROUND, call);
    String method = args.text(2, "common");
    Object precision = args.has(1) ? args.required(1) : 0L;
    if (method.equals("common")) {
      return Rounding.round(args.value(), precision);
    }
    if (!method.equals("ceil") && !method.equals("floor")) {
      throw Args.invalid("method must be common, ceil or floor");
    }
    Object scale = Arithmetic.power(10L, precision);
    Object scaled =
        Arithmetic.multiply(args.value(), scale, call.state(), call.frame(), call.start());
    return Arithmetic.divide(Rounding.toInteger(scaled, method.equals("ceil")), scale);
  }

  static Object fileSize(Call call) {
    Args args = Args.of(FILE_SIZE, call);
    double bytes = Numbers.toDouble(Conversions.toFloat(args.value()));
    boolean binary = args.flag(1, false);
    double base = binary ? 1024 : 1000;
    if (bytes == 1) {
      return "1 Byte";
    }
    if (bytes < base) {
      return Conversions.toInt(bytes) + " Bytes";
    }
    String[] prefixes = binary ? BINARY : DECIMAL;
    double unit = base * base;
    for (int i = 0; ; i++) {
      if (bytes < unit || i == prefixes.length - 1) {
        return ValueFormat.format(base * bytes / unit, ".1f") + " " + prefixes[i];
      }
      unit *= base;
    }
  }
}
