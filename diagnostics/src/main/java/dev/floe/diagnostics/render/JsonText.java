package dev.floe.diagnostics.render;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON with two blanks of indentation, in the order of the calls. */
public final class JsonText {

  private final StringBuilder out = new StringBuilder();
  private int depth;
  private boolean first = true;
  private boolean afterKey;

  /** Opens an object. */
  public JsonText beginObject() {
    return begin('{');
  }

  public JsonText endObject() {
    return end('}');
  }

  public JsonText beginArray() {
    return begin('[');
  }

  public JsonText endArray() {
    return end(']');
  }

  /** The name of what comes next in an object. */
  public JsonText key(String name) {
    separate();
    quote(name);
    out.append(": ");
    afterKey = true;
    return this;
  }

  public JsonText string(String value) {
    separate();
    quote(value);
    return this;
  }

  public JsonText number(long value) {
    separate();
    out.append(value);
    return this;
  }

  public JsonText nothing() {
    separate();
    out.append("null");
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  /** A plain value: text, number, boolean, map, list or null; anything else is written as text. */
  public JsonText value(@Nullable Object value) {
    switch (value) {
      case null -> nothing();
      case Map<?, ?> map -> {
        beginObject();
        map.forEach((key, inner) -> key(String.valueOf(key)).value(inner));
        endObject();
      }
      case Iterable<?> list -> {
        beginArray();
        list.forEach(this::value);
        endArray();
      }
      case Boolean truth -> literal(truth.toString());
      case Double number when number.isNaN() || number.isInfinite() -> string(number.toString());
      case Number number -> literal(number.toString());
      default -> string(value.toString());
    }
    return this;
  }

  private void literal(String text) {
    separate();
    out.append(text);
  }

  private JsonText begin(char bracket) {
    separate();
    out.append(bracket);
    depth++;
    first = true;
    return this;
  }

  private JsonText end(char bracket) {
    depth--;
    if (!first) {
      newLine();
    }
    out.append(bracket);
    first = false;
    return this;
  }

  /** What stands before a value or key: nothing after its key, else a comma and a new line. */
  private void separate() {
    if (afterKey) {
      afterKey = false;
      return;
    }
    if (!first) {
      out.append(',');
    }
    if (depth > 0) {
      newLine();
    }
    first = false;
  }

  private void newLine() {
    out.append('\n').repeat(' ', 2 * depth);
  }

  private void quote(String text) {
    out.append('"');
    text.codePoints().forEach(c -> out.append(escaped(c)));
    out.append('"');
  }

  private static String escaped(int codePoint) {
    return switch (codePoint) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default ->
          mustEscape(codePoint)
              ? String.format(Locale.ROOT, "\\u%04x", codePoint)
              : Character.toString(codePoint);
    };
  }

  /** Controls, what JavaScript takes for line ends, and halves of broken surrogate pairs. */
  private static boolean mustEscape(int c) {
    return c < 0x20
        || (c >= 0x7F && c < 0xA0)
        || c == 0x2028
        || c == 0x2029
        || (c >= 0xD800 && c <= 0xDFFF);
  }
}
