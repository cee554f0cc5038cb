package dev.floe.jinja.python;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Arity;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.Texts;
import java.util.List;

/** {@code find}, {@code index}, {@code count} and their like; positions are code points. */
final class Searching {

  private Searching() {}

  /** The code point index at which a part given by optional bounds starts. */
  private static int from(String text, List<Object> args, int first) {
    int length = text.codePointCount(0, text.length());
    return args.size() > first ? bound(args.get(first), length, 0) : 0;
  }

  private static int bound(Object value, int length, int otherwise) {
    if (value == None.NONE) {
      return otherwise;
    }
    int index = Numbers.toIndex(value);
    return Math.max(index < 0 ? index + length : index, 0);
  }

  /** The part of a text between two optional bounds among the arguments. */
  static String part(String text, List<Object> args, int first) {
    if (args.size() <= first) {
      return text;
    }
    int length = text.codePointCount(0, text.length());
    int from = from(text, args, first);
    int to = args.size() > first + 1 ? bound(args.get(first + 1), length, length) : length;
    if (from > length || from > Math.min(to, length)) {
      // Nothing, not even the empty string, is found beyond the end.
      return "";
    }
    int start = text.offsetByCodePoints(0, from);
    return text.substring(start, text.offsetByCodePoints(0, Math.min(to, length)));
  }

  static Object find(Object self, Call call, String method, boolean last) {
    Arity.between(call, "str", method, 1, 3);
    String wanted = StringMethods.text(call.args().get(0), "must be str, not ");
    String text = Texts.str(self);
    String part = part(text, call.args(), 1);
    int at = last ? part.lastIndexOf(wanted) : part.indexOf(wanted);
    int from = from(text, call.args(), 1);
    if (at < 0 || from > text.codePointCount(0, text.length())) {
      return -1L;
    }
    return (long) from + part.codePointCount(0, at);
  }

  static Object index(Object self, Call call, String method, boolean last) {
    Object found = find(self, call, method, last);
    if (found.equals(-1L)) {
      throw new RenderException(Fault.VALUE, "substring not found");
    }
    return found;
  }

  static Object count(Object self, Call call) {
    Arity.between(call, "str", "count", 1, 3);
    String wanted = StringMethods.text(call.args().get(0), "must be str, not ");
    String part = part(Texts.str(self), call.args(), 1);
    if (wanted.isEmpty()) {
      return (long) part.codePointCount(0, part.length()) + 1;
    }
    long count = 0;
    for (int at = part.indexOf(wanted); at >= 0; at = part.indexOf(wanted, at + wanted.length())) {
      count++;
    }
    return count;
  }
}
