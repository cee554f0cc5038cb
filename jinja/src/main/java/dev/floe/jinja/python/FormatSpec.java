package dev.floe.jinja.python;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;

/**
 * A format specification of {@code format()} and {@code str.format}, taken apart.
 *
 * @param fill the code point to pad with
 * @param align one of {@code < > = ^}, or 0 where none is given
 * @param sign one of {@code + - space}, or 0
 * @param alternate whether {@code #} is given
 * @param width the least width, or -1
 * @param grouping {@code ,} or {@code _}, or 0
 * @param precision or -1
 * @param type the letter, or 0
 */
record FormatSpec(
    int fill,
    char align,
    char sign,
    boolean alternate,
    int width,
    char grouping,
    int precision,
    char type) {

  private static final int MAX_WIDTH = 1_000_000;

  static FormatSpec parse(String spec, String valueType) {
    return new Parser(spec, valueType).parse();
  }

  boolean isPlain() {
    return align == 0 && sign == 0 && !alternate && width < 0 && grouping == 0 && precision < 0;
  }

  private static final class Parser {

    private final String spec;
    private final String valueType;
    private int at;

    Parser(String spec, String valueType) {
      this.spec = spec;
      this.valueType = valueType;
    }

    FormatSpec parse() {
      int fill = ' ';
      char align = 0;
      boolean filled = false;
      int firstLength = spec.isEmpty() ? 0 : Character.charCount(spec.codePointAt(0));
      if (spec.length() > firstLength && isAlign(spec.charAt(firstLength))) {
        fill = spec.codePointAt(0);
        filled = true;
        align = spec.charAt(firstLength);
        at = firstLength + 1;
      } else if (!spec.isEmpty() && isAlign(spec.charAt(0))) {
        align = spec.charAt(0);
        at = 1;
      }
      char sign = takeAny("+- ");
      boolean alternate = takeAny("#") != 0;
      if (!filled && takeAny("0") != 0) {
        fill = '0';
        align = align == 0 && !valueType.equals("str") ? '=' : align;
      }
      int width = number();
      char grouping = takeAny(",_");
      int precision = -1;
      if (takeAny(".") != 0) {
        precision = number();
        if (precision < 0) {
          throw new RenderException(Fault.VALUE, "Format specifier missing precision");
        }
      }
      char type = at < spec.length() ? spec.charAt(at++) : 0;
      if (at < spec.length()) {
        throw new RenderException(
            Fault.VALUE,
            "Invalid format specifier '" + spec + "' for object of type '" + valueType + "'");
      }
      checkGrouping(grouping, type == 0 && valueType.equals("str") ? 's' : type);
      return new FormatSpec(fill, align, sign, alternate, width, grouping, precision, type);
    }

    private static void checkGrouping(char grouping, char type) {
      boolean allowed =
          type == 0
              || "deEfFgG%".indexOf(type) >= 0
              || grouping == '_' && "boxX".indexOf(type) >= 0;
      if (grouping != 0 && !allowed) {
        throw new RenderException(
            Fault.VALUE, "Cannot specify '" + grouping + "' with '" + type + "'.");
      }
    }

    private static boolean isAlign(char c) {
      return "<>=^".indexOf(c) >= 0;
    }

    private char takeAny(String choices) {
      if (at < spec.length() && choices.indexOf(spec.charAt(at)) >= 0) {
        return spec.charAt(at++);
      }
      return 0;
    }

    private int number() {
      int start = at;
      int value = 0;
      while (at < spec.length() && spec.charAt(at) >= '0' && spec.charAt(at) <= '9') {
        value = value * 10 + spec.charAt(at++) - '0';
        if (value > MAX_WIDTH) {
          throw new RenderException(Fault.LIMIT, "a width or precision above " + MAX_WIDTH);
        }
      }
      return at == start ? -1 : value;
    }
  }
}
