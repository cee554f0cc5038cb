package dev.floe.jinja.python;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.text.Frame;
import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.text.TextBuilder;
import dev.floe.jinja.value.Markup;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.PyIndexed;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PyMapping;
import dev.floe.jinja.value.PyRange;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.RenderState;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import dev.floe.jinja.value.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Python's {@code %} on strings. */
public final class PercentFormat {

  private static final int MAX_WIDTH = 1_000_000;

  private final CharSequence format;
  private final String text;
  // Safe HTML escapes what is put into it.
  private final boolean escapes;
  private final Object args;
  private final List<Object> positional;
  private final Frame frame;
  private final int start;
  private final TextBuilder out;
  private int at;
  private int next;
  private boolean named;

  private PercentFormat(
      CharSequence format,
      boolean escapes,
      Object args,
      RenderState state,
      Frame frame,
      int start) {
    this.format = format;
    this.text = format.toString();
    this.args = args;
    this.escapes = escapes;
    this.positional = args instanceof PyTuple tuple ? tuple.items() : List.of(args);
    this.frame = frame;
    this.start = start;
    this.out = new TextBuilder(64, state.environment().mapped());
  }

  /** {@code format % args}; parts that are not mapped are laid to the given place. */
  public static Object format(
      Object format, Object args, RenderState state, Frame frame, int start) {
    CharSequence text = format instanceof MappedText mapped ? mapped : Texts.str(format);
    PercentFormat run =
        new PercentFormat(text, format instanceof Markup, args, state, frame, start);
    run.expand();
    state.checkLength(run.out.length());
    Object result = run.out.toValue();
    return format instanceof Markup ? new Markup(Texts.str(result)) : result;
  }

  private void expand() {
    while (at < text.length()) {
      int percent = text.indexOf('%', at);
      int stop = percent < 0 ? text.length() : percent;
      literal(at, stop);
      at = stop;
      if (percent >= 0) {
        at++;
        conversion();
      }
    }
    // Whatever has items may be a mapping whose keys the format does not use.
    boolean mapping = args instanceof PyIndexed;
    if (next < positional.size() && !named && !(mapping && !(args instanceof PyTuple))) {
      throw new RenderException(Fault.TYPE, "not all arguments converted during string formatting");
    }
  }

  private void literal(int from, int to) {
    if (format instanceof MappedText mapped) {
      out.append(mapped, from, to);
    } else {
      out.derived(text.substring(from, to), frame, start);
    }
  }

  private void conversion() {
    if (at < text.length() && text.charAt(at) == '%') {
      literal(at, ++at);
      return;
    }
    String key = key();
    String flags = flags();
    int width = number();
    if (width < -1) {
      flags += "-";
      width = -width;
    }
    int precision = -1;
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      precision = Math.max(number(), 0);
    }
    while (at < text.length() && "hlL".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (at >= text.length()) {
      throw new RenderException(Fault.VALUE, "incomplete format");
    }
    char type = text.charAt(at++);
    Object value = key == null ? nextArgument() : keyed(key);
    write(type, value, flags, width, precision);
  }

  private @Nullable String key() {
    if (at >= text.length() || text.charAt(at) != '(') {
      return null;
    }
    if (args instanceof PyTuple || !(args instanceof PyIndexed || args instanceof Undefined)) {
      throw new RenderException(Fault.TYPE, "format requires a mapping");
    }
    int depth = 1;
    int from = ++at;
    while (at < text.length() && depth > 0) {
      char c = text.charAt(at++);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    if (depth > 0) {
      throw new RenderException(Fault.VALUE, "incomplete format key");
    }
    return text.substring(from, at - 1);
  }

  private Object keyed(String key) {
    named = true;
    if (args instanceof Undefined undefined) {
      throw undefined.failure();
    }
    if (args instanceof PyList || args instanceof PyRange) {
      throw new RenderException(
          Fault.TYPE, Types.name(args) + " indices must be integers or slices, not str");
    }
    Object found = args instanceof PyMapping mapping ? mapping.item(key) : null;
    if (found == null) {
      throw new RenderException(Fault.KEY, Texts.quoted(key));
    }
    return found;
  }

  private String flags() {
    int from = at;
    while (at < text.length() && "#0- +".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return text.substring(from, at);
  }

  /** A width or precision, perhaps taken from the arguments; -1 if there is none. */
  private int number() {
    if (at < text.length() && text.charAt(at) == '*') {
      at++;
      Object value = nextArgument();
      if (!Numbers.isInteger(value)) {
        throw new RenderException(Fault.TYPE, "* wants int");
      }
      return checked(Numbers.toIndex(value));
    }
    int from = at;
    long value = 0;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      value = Math.min(value * 10 + text.charAt(at++) - '0', MAX_WIDTH + 1L);
    }
    return from == at ? -1 : checked((int) value);
  }

  private static int checked(int width) {
    if (Math.abs((long) width) > MAX_WIDTH) {
      throw new RenderException(Fault.LIMIT, "a width or precision above " + MAX_WIDTH);
    }
    return width;
  }

  private Object nextArgument() {
    if (next >= positional.size()) {
      throw new RenderException(Fault.TYPE, "not enough arguments for format string");
    }
    return positional.get(next++);
  }

  private void write(char type, Object value, String flags, int width, int precision) {
    switch (type) {
      case 's', 'r', 'a' -> string(type, value, flags, width, precision);
      case 'd', 'i', 'u' -> integer(type, decimal(type, value), flags, width, precision);
      case 'o', 'x', 'X' -> integer(type, exact(type, value), flags, width, precision);
      case 'e', 'E', 'f', 'F', 'g', 'G' -> floating(type, value, flags, width, precision);
      case 'c' -> padded("", character(value), flags.replace("0", ""), width);
      default ->
          throw new RenderException(
              Fault.VALUE,
              "unsupported format character '"
                  + type
                  + "' (0x"
                  + Integer.toHexString(type)
                  + ") at index "
                  + (at - 1));
    }
  }

  private void string(char type, Object value, String flags, int width, int precision) {
    if (!escapes
        && type == 's'
        && width < 0
        && precision < 0
        && value instanceof MappedText mapped) {
      out.append(mapped);
      return;
    }
    String shown =
        switch (type) {
          case 's' -> escapes ? Markup.escape(value).text() : Texts.str(value);
          case 'r' -> escapedRepr(value);
          default -> Ascii.escaped(escapedRepr(value));
        };
    if (precision >= 0 && precision < shown.codePointCount(0, shown.length())) {
      shown = shown.substring(0, shown.offsetByCodePoints(0, precision));
    }
    padded("", shown, flags.replace("0", ""), width);
  }

  private String escapedRepr(Object value) {
    return escapes ? Markup.escape(Texts.repr(value)).text() : Texts.repr(value);
  }

  private String typeName(Object value) {
    return escapes ? "_MarkupEscapeHelper" : Types.name(value);
  }

  private BigInteger decimal(char type, Object value) {
    if (Numbers.isInteger(value)) {
      return Numbers.big(value);
    }
    return switch (value) {
      case Double d -> Numbers.big(NumberMath.truncate(d));
      case BigDecimal d -> d.toBigInteger();
      case Undefined undefined -> throw undefined.failure();
      default -> {
        if (escapes && Types.isString(value)) {
          yield Numbers.big(Conversions.toInt(value));
        }
        throw RenderException.typeError(
            "%" + type + " format: a real number is required, not " + typeName(value));
      }
    };
  }

  private BigInteger exact(char type, Object value) {
    if (Numbers.isInteger(value) && !escapes) {
      return Numbers.big(value);
    }
    throw RenderException.typeError(
        "%" + type + " format: an integer is required, not " + typeName(value));
  }

  private void integer(char type, BigInteger value, String flags, int width, int precision) {
    int radix = type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
    String digits = value.abs().toString(radix);
    if (precision > digits.length()) {
      digits = "0".repeat(precision - digits.length()) + digits;
    }
    if (type == 'X') {
      digits = digits.toUpperCase(Locale.ROOT);
    }
    String prefix = radix != 10 && flags.indexOf('#') >= 0 ? "0" + type : "";
    padded(sign(value.signum() < 0, flags) + prefix, digits, flags, width);
  }

  private void floating(char type, Object value, String flags, int width, int precision) {
    if (value instanceof Undefined undefined) {
      throw undefined.failure();
    }
    if (!Types.isNumber(value) && !escapes) {
      throw RenderException.typeError("must be real number, not " + Types.name(value));
    }
    double d = Numbers.toDouble(escapes ? Conversions.toFloat(value) : value);
    boolean negative = d < 0 || d == 0 && 1 / d < 0;
    String digits = FloatFormat.digits(Math.abs(d), type, precision, flags.indexOf('#') >= 0);
    padded(sign(negative, flags), digits, flags, width);
  }

  private String character(Object value) {
    if (escapes) {
      throw RenderException.typeError("%c requires int or char");
    }
    if (Numbers.isInteger(value)) {
      int c = Numbers.toIndex(value);
      if (c < 0 || c > Character.MAX_CODE_POINT) {
        throw new RenderException(Fault.OVERFLOW, "%c arg not in range(0x110000)");
      }
      return Character.toString(c);
    }
    String shown = Types.isString(value) ? Texts.str(value) : "";
    if (shown.codePointCount(0, shown.length()) != 1) {
      throw new RenderException(Fault.TYPE, "%c requires int or char");
    }
    return shown;
  }

  private static String sign(boolean negative, String flags) {
    if (negative) {
      return "-";
    }
    return flags.indexOf('+') >= 0 ? "+" : flags.indexOf(' ') >= 0 ? " " : "";
  }

  private void padded(String sign, String shown, String flags, int width) {
    int missing = width - sign.length() - shown.codePointCount(0, shown.length());
    String result = sign + shown;
    if (missing > 0 && flags.indexOf('-') >= 0) {
      result = sign + shown + " ".repeat(missing);
    } else if (missing > 0) {
      boolean zeros = flags.indexOf('0') >= 0;
      result = zeros ? sign + "0".repeat(missing) + shown : " ".repeat(missing) + sign + shown;
    }
    out.derived(result, frame, start);
  }
}
