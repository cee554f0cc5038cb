package dev.floe.jinja.python;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.text.TextBuilder;
import dev.floe.jinja.value.Arity;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Markup;
import dev.floe.jinja.value.Texts;

/** Python's {@code str.format}, {@code str.format_map} and the {@code format} of safe HTML. */
final class StringFormat {

  private static final int MAX_DEPTH = 2;

  private final Call call;
  private final FieldSource fields;
  // Safe HTML escapes what is put into it.
  private final boolean escapes;

  private StringFormat(Call call, FieldSource fields, boolean escapes) {
    this.call = call;
    this.fields = fields;
    this.escapes = escapes;
  }

  /** {@code self.format(…)} of a plain string. */
  static Object format(Object self, Call call) {
    return run(self, call, new NumberedFields(call.args(), call.keywords(), false), false);
  }

  /** {@code self.format(…)} of safe HTML. */
  static Object formatMarkup(Object self, Call call) {
    return new Markup(
        Texts.str(run(self, call, new NumberedFields(call.args(), call.keywords(), true), true)));
  }

  /** {@code self.format_map(mapping)}. */
  static Object formatMap(Object self, Call call) {
    Arity.exactly(call, "str", "format_map", 1);
    String text = Texts.str(self);
    if (text.indexOf('{') < 0 && text.indexOf('}') < 0) {
      return self;
    }
    return run(self, call, new MappedFields(call.args().get(0)), false);
  }

  private static Object run(Object format, Call call, FieldSource fields, boolean escapes) {
    TextBuilder out = new TextBuilder(64, call.state().environment().mapped());
    CharSequence text = format instanceof MappedText mapped ? mapped : Texts.str(format);
    new StringFormat(call, fields, escapes).expand(text, out, MAX_DEPTH);
    call.state().checkLength(out.length());
    return out.toValue();
  }

  private void literal(CharSequence text, int from, int to, TextBuilder out) {
    if (text instanceof MappedText mapped) {
      out.append(mapped, from, to);
    } else {
      out.derived(text.subSequence(from, to).toString(), call.frame(), call.start());
    }
  }

  private void expand(CharSequence format, TextBuilder out, int depth) {
    if (depth == 0) {
      throw new RenderException(Fault.VALUE, "Max string recursion exceeded");
    }
    String text = format.toString();
    int at = 0;
    while (at < text.length()) {
      int brace = nextBrace(text, at);
      literal(format, at, brace, out);
      if (brace == text.length()) {
        return;
      }
      char c = text.charAt(brace);
      boolean doubled = brace + 1 < text.length() && text.charAt(brace + 1) == c;
      if (doubled) {
        literal(format, brace, brace + 1, out);
        at = brace + 2;
      } else if (c == '}') {
        throw new RenderException(Fault.VALUE, "Single '}' encountered in format string");
      } else {
        int close = closing(text, brace + 1);
        field(text.substring(brace + 1, close), out, depth);
        at = close + 1;
      }
    }
  }

  private static int nextBrace(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '{' && text.charAt(at) != '}') {
      at++;
    }
    return at;
  }

  private static int closing(String text, int from) {
    int depth = 1;
    boolean bracket = false;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '[') {
        bracket = true;
      } else if (c == ']') {
        bracket = false;
      } else if (c == '{' && !bracket) {
        depth++;
      } else if (c == '}' && !bracket && --depth == 0) {
        return at;
      }
    }
    throw new RenderException(
        Fault.VALUE,
        from >= text.length()
            ? "Single '{' encountered in format string"
            : "expected '}' before end of string");
  }

  private void field(String field, TextBuilder out, int depth) {
    int name = endOfName(field);
    String conversion = "";
    String spec = "";
    if (name < field.length() && field.charAt(name) == '!') {
      int colon = field.indexOf(':', name);
      conversion = field.substring(name + 1, colon < 0 ? field.length() : colon);
      if (conversion.length() != 1) {
        throw new RenderException(
            Fault.VALUE,
            conversion.isEmpty()
                ? "unmatched '{' in format spec"
                : "expected ':' after conversion specifier");
      }
      spec = colon < 0 ? "" : field.substring(colon + 1);
    } else if (name < field.length()) {
      spec = field.substring(name + 1);
    }
    Object value = converted(FieldPath.value(field.substring(0, name), fields), conversion);
    if (spec.indexOf('{') >= 0) {
      TextBuilder inner = new TextBuilder(16, false);
      expand(spec, inner, depth - 1);
      spec = inner.toString();
    }
    if (escapes) {
      out.derived(escaped(value, spec), call.frame(), call.start());
    } else if (spec.isEmpty() && value instanceof MappedText mapped) {
      out.append(mapped);
    } else {
      out.derived(ValueFormat.format(value, spec), call.frame(), call.start());
    }
  }

  private static String escaped(Object value, String spec) {
    if (value instanceof Markup safe) {
      if (!spec.isEmpty()) {
        throw RenderException.valueError("Unsupported format specification for Markup.");
      }
      return safe.text();
    }
    return Markup.escape(ValueFormat.format(value, spec)).text();
  }

  private static int endOfName(String field) {
    boolean bracket = false;
    for (int at = 0; at < field.length(); at++) {
      char c = field.charAt(at);
      if (c == '[') {
        bracket = true;
      } else if (c == ']') {
        bracket = false;
      } else if (!bracket && (c == '!' || c == ':')) {
        return at;
      }
    }
    return field.length();
  }

  private static Object converted(Object value, String conversion) {
    return switch (conversion) {
      case "" -> value;
      case "s" -> value instanceof MappedText ? value : Texts.str(value);
      case "r" -> Texts.repr(value);
      case "a" -> Ascii.escaped(Texts.repr(value));
      default ->
          throw new RenderException(Fault.VALUE, "Unknown conversion specifier " + conversion);
    };
  }
}
