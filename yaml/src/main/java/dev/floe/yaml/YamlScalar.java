package dev.floe.yaml;

import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A scalar as it was written.
 *
 * @param text the content, quotes and escapes resolved
 * @param style how it was written
 * @param tag an explicit tag without its {@code tag:yaml.org,2002:} prefix ({@code str}, {@code
 *     int}), if there is one
 * @param span from the first to the last written character, quotes included
 * @param textStart where the content starts: after the quote, or on the first line of a block
 */
public record YamlScalar(
    String text, Style style, Optional<String> tag, Span span, Position textStart)
    implements YamlNode {

  /** How a scalar was written. */
  public enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }

  /**
   * The place in the file of a stretch of {@link #text}; the whole scalar where folding or escapes
   * make it uncertain.
   *
   * @param start UTF-16 index of the first character
   * @param end UTF-16 index after the last character
   */
  public Span spanOf(int start, int end) {
    boolean oneLine = span.start().line() == span.end().line();
    boolean verbatim = style == Style.LITERAL || (oneLine && width() == expectedWidth());
    return verbatim ? new Span(span.file(), place(start), place(Math.max(start, end))) : span;
  }

  private int width() {
    return span.end().column() - span.start().column();
  }

  private int expectedWidth() {
    return text.codePointCount(0, text.length()) + (style == Style.PLAIN ? 0 : 2);
  }

  private Position place(int offset) {
    Position inText = Position.at(text, offset);
    return new Position(
        textStart.line() + inText.line() - 1, textStart.column() + inText.column() - 1);
  }

  @Override
  public String describe() {
    return text.isEmpty() && style == Style.PLAIN ? "nothing" : "'" + text + "'";
  }

  @Override
  public @Nullable Object toJava(YamlSchema schema) {
    return schema.resolve(this);
  }
}
