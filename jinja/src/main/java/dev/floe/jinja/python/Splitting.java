package dev.floe.jinja.python;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.text.Whitespace;
import dev.floe.jinja.value.Arity;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code split}, {@code rsplit} and {@code partition}. */
final class Splitting {

  private static final Signature SPLIT = Signature.of("split", "sep?", "maxsplit?");

  private Splitting() {}

  static Object split(Object self, Call call, boolean fromRight) {
    @Nullable Object[] bound = SPLIT.bind(call);
    Object separator = bound[0] == null ? None.NONE : bound[0];
    int most = bound[1] == null ? -1 : Numbers.toIndex(bound[1]);
    int limit = most < 0 ? Integer.MAX_VALUE : most;
    CharSequence text = TextParts.of(self);
    if (separator == None.NONE) {
      return list(fromRight ? wordsFromRight(text, limit) : words(text, limit));
    }
    if (!Types.isString(separator)) {
      throw new RenderException(Fault.TYPE, "must be str or None, not " + Types.name(separator));
    }
    String mark = Texts.str(separator);
    if (mark.isEmpty()) {
      throw new RenderException(Fault.VALUE, "empty separator");
    }
    return list(fromRight ? byMarkFromRight(text, mark, limit) : byMark(text, mark, limit));
  }

  private static PyList list(List<Object> parts) {
    return PyList.copyOf(parts);
  }

  private static List<Object> byMark(CharSequence text, String mark, int limit) {
    String chars = text.toString();
    List<Object> parts = new ArrayList<>();
    int from = 0;
    int at = chars.indexOf(mark);
    while (at >= 0 && parts.size() < limit) {
      parts.add(text.subSequence(from, at));
      from = at + mark.length();
      at = chars.indexOf(mark, from);
    }
    parts.add(text.subSequence(from, chars.length()));
    return parts;
  }

  private static List<Object> byMarkFromRight(CharSequence text, String mark, int limit) {
    String chars = text.toString();
    List<Object> parts = new ArrayList<>();
    int to = chars.length();
    while (parts.size() < limit) {
      int at = chars.lastIndexOf(mark, to - mark.length());
      if (at < 0 || to < mark.length()) {
        break;
      }
      parts.add(text.subSequence(at + mark.length(), to));
      to = at;
    }
    parts.add(text.subSequence(0, to));
    Collections.reverse(parts);
    return parts;
  }

  private static List<Object> words(CharSequence text, int limit) {
    String chars = text.toString();
    List<Object> parts = new ArrayList<>();
    int at = skip(chars, 0, true);
    while (at < chars.length()) {
      if (parts.size() == limit) {
        parts.add(text.subSequence(at, chars.length()));
        return parts;
      }
      int end = skip(chars, at, false);
      parts.add(text.subSequence(at, end));
      at = skip(chars, end, true);
    }
    return parts;
  }

  private static int skip(String chars, int from, boolean space) {
    int at = from;
    while (at < chars.length() && Whitespace.is(chars.charAt(at)) == space) {
      at++;
    }
    return at;
  }

  private static List<Object> wordsFromRight(CharSequence text, int limit) {
    String chars = text.toString();
    List<Object> parts = new ArrayList<>();
    int to = skipBack(chars, chars.length(), true);
    while (to > 0) {
      if (parts.size() == limit) {
        parts.add(text.subSequence(0, to));
        break;
      }
      int from = skipBack(chars, to, false);
      parts.add(text.subSequence(from, to));
      to = skipBack(chars, from, true);
    }
    Collections.reverse(parts);
    return parts;
  }

  private static int skipBack(String chars, int from, boolean space) {
    int at = from;
    while (at > 0 && Whitespace.is(chars.charAt(at - 1)) == space) {
      at--;
    }
    return at;
  }

  static Object partition(Object self, Call call, boolean fromRight) {
    Arity.exactly(call, "str", fromRight ? "rpartition" : "partition", 1);
    String mark = StringMethods.text(call.args().get(0), "must be str, not ");
    if (mark.isEmpty()) {
      throw new RenderException(Fault.VALUE, "empty separator");
    }
    CharSequence text = TextParts.of(self);
    String chars = text.toString();
    int at = fromRight ? chars.lastIndexOf(mark) : chars.indexOf(mark);
    if (at < 0) {
      return fromRight ? PyTuple.of("", "", text) : PyTuple.of(text, "", "");
    }
    int after = at + mark.length();
    return PyTuple.of(
        text.subSequence(0, at),
        text.subSequence(at, after),
        text.subSequence(after, chars.length()));
  }
}
