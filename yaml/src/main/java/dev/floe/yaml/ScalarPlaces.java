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

  ScalarPlaces(String text) {
    this.lines = text.lines().toList();
  }

  YamlScalar scalar(ScalarEvent event, Optional<String> tag, Span span) {
    YamlScalar.Style style = style(event.getScalarStyle());
    Position start = textStart(event, style, span);
    return new YamlScalar(event.getValue(), style, tag, span, start);
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
