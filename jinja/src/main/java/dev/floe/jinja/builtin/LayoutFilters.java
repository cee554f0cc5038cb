package dev.floe.jinja.builtin;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.python.TextParts;
import dev.floe.jinja.text.TextBuilder;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import java.util.List;

/** Filters that lay out a text: indent, truncate, wordwrap. */
final class LayoutFilters {

  private static final int LEEWAY = 5;

  private static final Signature INDENT =
      Signature.of("do_indent", "s", "width?", "first?", "blank?");
  private static final Signature TRUNCATE =
      Signature.of("do_truncate", "s", "length?", "killwords?", "end?", "leeway?").passedContext();
  private static final Signature WORDWRAP =
      Signature.of(
              "do_wordwrap", "s", "width?", "break_long_words?", "wrapstring?", "break_on_hyphens?")
          .passedContext();

  private LayoutFilters() {}

  static Object indent(Call call) {
    Args args = Args.of(INDENT, call);
    Object value = args.value();
    if (!Types.isString(value)) {
      if (value instanceof dev.floe.jinja.value.Undefined undefined) {
        throw undefined.failure();
      }
      if (value instanceof dev.floe.jinja.value.PyTuple) {
        throw new RenderException(Fault.TYPE, "can only concatenate tuple (not \"str\") to tuple");
      }
      if (value instanceof dev.floe.jinja.value.PyList) {
        throw new RenderException(Fault.ATTRIBUTE, "'list' object has no attribute 'splitlines'");
      }
      throw new RenderException(
          Fault.TYPE, "unsupported operand type(s) for +=: '" + Types.name(value) + "' and 'str'");
    }
    Object width = args.has(1) ? args.required(1) : 4L;
    String indention =
        Types.isString(width) ? Texts.str(width) : " ".repeat(Math.max(args.number(1, 4), 0));
    boolean blank = args.flag(3, false);
    CharSequence text = TextParts.of(value);
    TextBuilder out = TextFilters.builder(text, call);
    // A newline is added so that the last line, though empty, is one.
    List<Object> lines = TextParts.lines(withNewline(text, call), false);
    for (int i = 0; i < lines.size(); i++) {
      CharSequence line = (CharSequence) lines.get(i);
      boolean indents = i == 0 ? args.flag(2, false) : blank || !line.isEmpty();
      if (i > 0) {
        out.derived("\n", call.frame(), call.start());
      }
      if (indents) {
        out.derived(indention, call.frame(), call.start());
      }
      TextParts.append(out, line, 0, line.length(), call);
      call.state().checkLength(out.length());
    }
    return TextParts.like(value, out.toValue());
  }

  private static CharSequence withNewline(CharSequence text, Call call) {
    TextBuilder out = TextFilters.builder(text, call);
    TextParts.append(out, text, 0, text.length(), call);
    out.derived("\n", call.frame(), call.start());
    return (CharSequence) out.toValue();
  }

  static Object truncate(Call call) {
    Args args = Args.of(TRUNCATE, call);
    int length = args.number(1, 255);
    String end = args.text(3, "...");
    int leeway = args.orNone(4) == None.NONE ? LEEWAY : args.number(4, LEEWAY);
    int endLength = end.codePointCount(0, end.length());
    if (length < endLength) {
      throw new RenderException(
          Fault.FAILED_ASSERTION, "expected length >= " + endLength + ", got " + length);
    }
    if (leeway < 0) {
      throw new RenderException(Fault.FAILED_ASSERTION, "expected leeway >= 0, got " + leeway);
    }
    long size = dev.floe.jinja.value.Iteration.length(args.value());
    if (size <= (long) length + leeway) {
      return args.value();
    }
    CharSequence text = TextFilters.requireText(args.value(), "rsplit");
    int cut = text.toString().offsetByCodePoints(0, length - endLength);
    if (!args.flag(2, false)) {
      int space = text.toString().lastIndexOf(' ', cut - 1);
      cut = space >= 0 ? space : cut;
    }
    TextBuilder out = TextFilters.builder(text, call);
    TextParts.append(out, text, 0, cut, call);
    CharSequence ending = args.has(3) ? TextParts.of(args.required(3)) : end;
    TextParts.append(out, ending, 0, ending.length(), call);
    return TextParts.like(args.value(), out.toValue());
  }

  static Object wordWrap(Call call) {
    Args args = Args.of(WORDWRAP, call);
    CharSequence text = TextFilters.requireText(args.value(), "splitlines");
    Object separator = args.orNone(3);
    String mark = separator == None.NONE ? "\n" : Texts.str(separator);
    WordWrap wrap = new WordWrap(args.number(1, 79), args.flag(2, true), args.flag(4, true));
    List<String> wrapped =
        TextParts.lines(text, false).stream()
            .map(line -> String.join(mark, wrap.wrap(line.toString())))
            .toList();
    return String.join(mark, wrapped);
  }
}
