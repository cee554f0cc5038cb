package dev.floe.jinja.python;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Markup;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.PyIndexed;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PyRange;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import dev.floe.jinja.value.Undefined;

/** What a field of a format string names: a value, its attributes and items. */
final class FieldPath {

  private static final String SLICES = " must be integers or slices, not str";

  private FieldPath() {}

  /** The value of {@code name.attribute[item]…}. */
  static Object value(String path, FieldSource fields) {
    int end = endOfName(path, 0);
    Object value = fields.first(path.substring(0, end), path);
    while (end < path.length()) {
      boolean attribute = path.charAt(end) == '.';
      int stop = attribute ? endOfName(path, end + 1) : path.indexOf(']', end);
      if (stop < 0) {
        throw RenderException.valueError("Missing ']' in format string");
      }
      String name = path.substring(end + 1, stop);
      if (name.isEmpty()) {
        throw RenderException.valueError("Empty attribute in format string");
      }
      value = attribute ? attribute(value, name) : item(value, name);
      end = attribute ? stop : stop + 1;
    }
    return value;
  }

  private static int endOfName(String path, int from) {
    int end = from;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    return end;
  }

  private static Object attribute(Object value, String name) {
    Object found = Attributes.attribute(value, name);
    if (found == null) {
      throw new RenderException(
          Fault.ATTRIBUTE, "'" + Types.name(value) + "' object has no attribute '" + name + "'");
    }
    return found;
  }

  /** {@code value[key]}, where digits are a number. */
  static Object item(Object value, String key) {
    Object index = isNumber(key) ? (Object) Long.parseLong(key) : key;
    Object found = Attributes.itemOrNull(value, index);
    return found != null ? found : missingItem(value, index);
  }

  private static Object missingItem(Object value, Object index) {
    String type = Types.name(value);
    boolean sequence = value instanceof PyList || value instanceof PyTuple;
    if (value instanceof Undefined undefined) {
      throw undefined.failure();
    }
    if (sequence || Types.isString(value) || value instanceof PyRange) {
      boolean number = Numbers.isInteger(index);
      String shown = Types.isString(value) ? "string" : type;
      throw number
          ? new RenderException(
              Fault.INDEX, (type.equals("range") ? "range object" : shown) + " index out of range")
          : RenderException.typeError(shown + " indices" + integers(value));
    }
    throw value instanceof PyIndexed
        ? new RenderException(Fault.KEY, Texts.repr(index))
        : RenderException.typeError("'" + type + "' object is not subscriptable");
  }

  /** Safe HTML escapes its key first, which makes that safe HTML, too. */
  private static String integers(Object value) {
    return !Types.isString(value)
        ? SLICES
        : " must be integers, not '" + (value instanceof Markup ? "Markup" : "str") + "'";
  }

  static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() < 10
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
