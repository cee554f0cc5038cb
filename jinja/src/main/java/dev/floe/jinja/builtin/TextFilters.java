package dev.floe.jinja.builtin;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.python.Padding;
import dev.floe.jinja.python.PercentFormat;
import dev.floe.jinja.python.TextParts;
import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.text.TextBuilder;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Markup;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Filters that change a text. */
final class TextFilters {

  private static final Pattern WORD_START = Pattern.compile("([-\\s({\\[<]+)");
  // Python's \w, which unlike Java's has no combining marks.
  private static final Pattern WORD = Pattern.compile("[_\\p{L}\\p{N}]+");

  private static final Signature REPLACE =
      Signature.of("do_replace", "s", "old", "new", "count?").passedContext();
  private static final Signature TRIM = Signature.of("do_trim", "value", "chars?");
  private static final Signature CENTER = Signature.of("do_center", "value", "width?");
  private static final Signature STRING = Signature.of("soft_str", "s");
  private static final Signature COUNT = Signature.of("do_wordcount", "s");

  private static final Signature TITLE = Signature.of("do_title", "s");

  private TextFilters() {}

  /** A filter that changes characters where they stand. */
  static PyCallable changing(String name, UnaryOperator<String> change) {
    Signature signature = Signature.of("do_" + name, "s");
    return call -> TextParts.changed(text(Args.of(signature, call).value()), change);
  }

  static Object string(Call call) {
    return text(Args.of(STRING, call).value());
  }

  /** Put together from words, so that safe HTML becomes a plain string. */
  static Object title(Call call) {
    return TextParts.changed(plain(Args.of(TITLE, call).value()), TextFilters::inTitleCase);
  }

  private static Object plain(Object value) {
    return value instanceof MappedText ? value : Texts.str(value);
  }

  /** A string as it is, anything else as {@code str} shows it. */
  private static Object text(Object value) {
    return Types.isString(value) ? value : Texts.str(value);
  }

  private static String inTitleCase(String text) {
    StringBuilder out = new StringBuilder(text.length());
    Matcher gaps = WORD_START.matcher(text);
    int at = 0;
    while (gaps.find()) {
      titled(text.substring(at, gaps.start()), out);
      titled(gaps.group(), out);
      at = gaps.end();
    }
    titled(text.substring(at), out);
    return out.toString();
  }

  private static void titled(String word, StringBuilder out) {
    if (!word.isEmpty()) {
      int first = word.offsetByCodePoints(0, 1);
      out.append(word.substring(0, first).toUpperCase(Locale.ROOT));
      out.append(word.substring(first).toLowerCase(Locale.ROOT));
    }
  }

  static Object replace(Call call) {
    Args args = Args.of(REPLACE, call);
    int count = args.orNone(3) == None.NONE ? -1 : args.number(3, -1);
    Object value = args.value();
    String old = Texts.str(args.required(1));
    CharSequence with = TextParts.of(args.required(2));
    return TextParts.replace(TextParts.of(value), old, with, count, call);
  }

  static Object trim(Call call) {
    Args args = Args.of(TRIM, call);
    Object value = text(args.value());
    Object chars = args.orNone(1);
    if (chars != None.NONE && !Types.isString(chars)) {
      throw new RenderException(Fault.TYPE, "strip arg must be None or str");
    }
    CharSequence trimmed =
        TextParts.strip(TextParts.of(value), TextParts.dropping(chars), true, true);
    return TextParts.like(value, trimmed);
  }

  static Object center(Call call) {
    Args args = Args.of(CENTER, call);
    return Padding.centered(text(args.value()), args.number(1, 80), " ", call);
  }

  static Object format(Call call) {
    if (call.args().isEmpty()) {
      throw new RenderException(
          Fault.TYPE, "do_format() missing 1 required positional argument: 'value'");
    }
    List<Object> given = call.args().subList(1, call.args().size());
    if (!given.isEmpty() && !call.keywords().isEmpty()) {
      throw Args.invalid("can't handle positional and keyword arguments at the same time");
    }
    Object args =
        call.keywords().isEmpty() ? PyTuple.copyOf(given) : PyDict.copyOf(call.keywords());
    Object format = text(call.args().get(0));
    return PercentFormat.format(format, args, call.state(), call.frame(), call.start());
  }

  static Object wordCount(Call call) {
    Matcher words = WORD.matcher(Texts.str(text(Args.of(COUNT, call).value())));
    return words.results().count();
  }

  /** A builder for a text that the given one is part of. */
  static TextBuilder builder(CharSequence text, Call call) {
    return new TextBuilder(text.length() + 32, call.state().environment().mapped());
  }

  /** Refuses what is no string in the words of the first string method that would meet it. */
  static CharSequence requireText(Object value, String method) {
    if (value instanceof MappedText || value instanceof String || value instanceof Markup) {
      return TextParts.of(value);
    }
    if (value instanceof dev.floe.jinja.value.Undefined undefined) {
      throw undefined.failure();
    }
    if (Numbers.isInteger(value) || !Types.isString(value)) {
      throw new RenderException(
          Fault.ATTRIBUTE, "'" + Types.name(value) + "' object has no attribute '" + method + "'");
    }
    return TextParts.of(value);
  }
}
