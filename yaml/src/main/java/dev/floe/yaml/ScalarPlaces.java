package dev.floe.yaml;

import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Makes scalars and finds where their content starts. */
final class ScalarPlaces {

  static final Set<String> KNOWN_TAGS = Set.of("str", "int", "float", "bool", "null", "!");

  private final List<String> lines;
  private final int length;
  private final boolean endsOpen;

  ScalarPlaces(String text) {
    this.lines = text.lines().toList();
    this.length = text.codePointCount(0, text.length());
    this.endsOpen = !text.endsWith("\n");
  }

  YamlScalar scalar(ScalarEvent event, Optional<String> tag, Span span) {
    YamlScalar.Style style = style(event.getScalarStyle());
    Position start = textStart(event, style, span);
    return new YamlScalar(value(event, style), style, tag, span, start);
  }

  /** A block that the end of the file cuts off has no line end there. */
  private String value(ScalarEvent event, YamlScalar.Style style) {
    String value = event.getValue();
    boolean block = style == YamlScalar.Style.LITERAL || style == YamlScalar.Style.FOLDED;
    boolean last = event.getEndMark().map(mark -> mark.getIndex() >= length).orElse(false);
    return block && endsOpen && last && value.endsWith("\n")
        ? value.substring(0, value.length() - 1)
        : value;
  }

  private static YamlScalar.Style style(ScalarStyle style) {
    return switch (style) {
      case PLAIN, JSON_SCALAR_STYLE -> YamlScalar.Style.PLAIN;
      case SINGLE_QUOTED -> YamlScalar.Style.SINGLE_QUOTED;
      case DOUBLE_QUOTED -> YamlScalar.Style.DOUBLE_QUOTED;
      case LITERAL -> YamlScalar.Style.LITERAL;
      case FOLDED -> YamlScalar.Style.FOLDED;
    };
  }

  private Position textStart(ScalarEvent event, YamlScalar.Style style, Span span) {
    Position start = span.start();
    return switch (style) {
      case PLAIN -> start;
      case SINGLE_QUOTED, DOUBLE_QUOTED -> new Position(start.line(), start.column() + 1);
      case LITERAL, FOLDED -> blockStart(event.getValue(), start);
    };
  }

  /** The content of a block starts on the line after its header; its indent is that of its text. */
  private Position blockStart(String content, Position header) {
    int inner = content.lines().filter(l -> !l.isBlank()).findFirst().map(this::indent).orElse(0);
    int outer =
        lines.stream()
            .skip(header.line())
            .filter(l -> !l.isBlank())
            .findFirst()
            .map(this::indent)
            .orElse(0);
    return new Position(header.line() + 1, Math.max(outer - inner, 0) + 1);
  }

  private int indent(String line) {
    return line.length() - line.stripLeading().length();
  }
}
