package dev.floe.jinja.value;

import org.jspecify.annotations.Nullable;

/** A string that is known to be safe HTML: what {@code safe} and {@code escape} give. */
public record Markup(String text) implements PyObject {

  /** The text with the five characters that mean something in HTML replaced. */
  public static Markup escape(Object value) {
    if (value instanceof Markup safe) {
      return safe;
    }
    return new Markup(escaped(Texts.str(value)));
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&#34;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  @Override
  public String typeName() {
    return "Markup";
  }

  @Override
  public String str() {
    return text;
  }

  @Override
  public String repr() {
    return "Markup(" + Texts.repr(text) + ")";
  }

  @Override
  public boolean isTrue() {
    return !text.isEmpty();
  }

  @Override
  public boolean equalTo(@Nullable Object other) {
    return other instanceof Markup m
        ? m.text.equals(text)
        : other != null && Types.isString(other) && Texts.str(other).equals(text);
  }

  @Override
  public Object hashKey() {
    return text;
  }
}
