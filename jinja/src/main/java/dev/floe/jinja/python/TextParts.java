package dev.floe.jinja.python;

import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.text.TextBuilder;
import dev.floe.jinja.text.Whitespace;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Markup;
import dev.floe.jinja.value.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/** Operations on texts that keep their maps. */
public final class TextParts {

  private TextParts() {}

  /** A string value as something that can be cut, with its map if it has one. */
  public static CharSequence of(Object value) {
    return value instanceof MappedText mapped ? mapped : Texts.str(value);
  }

  /** The result of an operation on a string: safe HTML stays safe. */
  public static Object like(Object original, Object result) {
    return original instanceof Markup ? new Markup(Texts.str(result)) : result;
  }

  /** Changes characters but not their places. */
  public static Object changed(Object value, UnaryOperator<String> change) {
    String after = change.apply(Texts.str(value));
    return value instanceof MappedText mapped ? mapped.withCharacters(after) : like(value, after);
  }

  /** Without the characters at both ends that match. */
  public static CharSequence strip(
      CharSequence text, IntPredicate drop, boolean left, boolean right) {
    String chars = text.toString();
    int from = 0;
    int to = chars.length();
    while (left && from < to && drop.test(chars.codePointAt(from))) {
      from += Character.charCount(chars.codePointAt(from));
    }
    while (right && to > from && drop.test(chars.codePointBefore(to))) {
      to -= Character.charCount(chars.codePointBefore(to));
    }
    return text.subSequence(from, to);
  }

  /** What {@code strip} drops: the characters of a string, or white space. */
  public static IntPredicate dropping(Object chars) {
    if (chars == dev.floe.jinja.value.None.NONE) {
      return Whitespace::is;
    }
    String set = Texts.str(chars);
    return c -> set.indexOf(c) >= 0;
  }

  /** The first {@code count} occurrences replaced; all of them if it is below zero. */
  public static Object replace(
      CharSequence text, String old, CharSequence with, long count, Call call) {
    String chars = text.toString();
    if (!old.isEmpty() && chars.indexOf(old) < 0) {
      return text;
    }
    TextBuilder out = new TextBuilder(chars.length() + 16, call.state().environment().mapped());
    int at = 0;
    long left = count < 0 ? Long.MAX_VALUE : count;
    int from = 0;
    while (left > 0) {
      int found = chars.indexOf(old, from);
      if (found < 0) {
        break;
      }
      append(out, text, at, found, call);
      append(out, with, 0, with.length(), call);
      call.state().checkLength(out.length());
      at = found + old.length();
      left--;
      if (old.isEmpty()) {
        if (found >= chars.length()) {
          break;
        }
        from = found + Character.charCount(chars.codePointAt(found));
      } else {
        from = at;
      }
    }
    append(out, text, at, chars.length(), call);
    return out.toValue();
  }

  /** Appends a part of a text; laid to the call where it has no map. */
  public static void append(TextBuilder out, CharSequence text, int from, int to, Call call) {
    if (text instanceof MappedText mapped) {
      out.append(mapped, from, to);
    } else {
      out.derived(text.subSequence(from, to).toString(), call.frame(), call.start());
    }
  }

  /** The values as strings with a separator between them. */
  public static Object join(Iterable<Object> values, Object separator, Call call) {
    TextBuilder out = new TextBuilder(64, call.state().environment().mapped());
    CharSequence between = of(separator);
    boolean first = true;
    for (Object value : values) {
      if (!first) {
        append(out, between, 0, between.length(), call);
      }
      first = false;
      CharSequence text = of(value);
      append(out, text, 0, text.length(), call);
      call.state().checkLength(out.length());
    }
    return out.toValue();
  }

  /** The lines of a text, as {@code str.splitlines} cuts them. */
  public static List<Object> lines(CharSequence text, boolean keepEnds) {
    String chars = text.toString();
    List<Object> lines = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < chars.length(); at++) {
      char c = chars.charAt(at);
      if (!isLineEnd(c)) {
        continue;
      }
      int end = at + 1;
      if (c == '\r' && end < chars.length() && chars.charAt(end) == '\n') {
        end++;
      }
      lines.add(text.subSequence(from, keepEnds ? end : at));
      from = end;
      at = end - 1;
    }
    if (from < chars.length()) {
      lines.add(text.subSequence(from, chars.length()));
    }
    return lines;
  }

  private static boolean isLineEnd(char c) {
    return c >= '\n' && c <= '\r'
        || c >= 0x1c && c <= 0x1e
        || c == 0x85
        || c == 0x2028
        || c == 0x2029;
  }
}
