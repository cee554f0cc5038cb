package dev.floe.cli.fix;

import dev.floe.diagnostics.Position;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlScalar;
import dev.floe.yaml.YamlSequence;
import java.util.List;

/** A text of YAML and where its nodes begin and end in it. */
final class YamlText {

  private final String text;
  private final String newLine;

  YamlText(String text) {
    this.text = text;
    this.newLine = text.contains("\r\n") ? "\r\n" : "\n";
  }

  /** The index of a position. */
  int offset(Position position) {
    int start = 0;
    for (int line = 1; line < position.line(); line++) {
      start = text.indexOf('\n', start) + 1;
    }
    int left = text.codePointCount(start, text.length());
    return text.offsetByCodePoints(start, Math.min(position.column() - 1, left));
  }

  /** Whether a collection is written in brackets or braces. */
  boolean isFlow(YamlNode node) {
    char first = text.charAt(Math.min(offset(node.span().start()), text.length() - 1));
    return first == '[' || first == '{';
  }

  /** The line a node ends on; a block's own span may reach to what follows it. */
  int lastLine(YamlNode node) {
    List<? extends YamlNode> inner =
        switch (node) {
          case YamlMapping mapping ->
              mapping.entries().isEmpty() || isFlow(mapping)
                  ? List.of()
                  : List.of(mapping.entries().getLast().key(), mapping.entries().getLast().value());
          case YamlSequence sequence ->
              sequence.items().isEmpty() || isFlow(sequence)
                  ? List.of()
                  : List.of(sequence.items().getLast());
          case YamlScalar scalar -> List.of();
        };
    if (inner.isEmpty()) {
      Position end = node.span().end();
      boolean atLineStart = end.column() == 1 && end.line() > node.span().start().line();
      return written(atLineStart ? end.line() - 1 : end.line());
    }
    return inner.stream().mapToInt(this::lastLine).max().orElseThrow();
  }

  /** A line or, where that is empty, the last one before it that is not. */
  private int written(int line) {
    List<String> lines = text.lines().toList();
    int written = Math.min(line, lines.size());
    while (written > 1 && lines.get(written - 1).isBlank()) {
      written--;
    }
    return written;
  }

  /** The text with lines put after a line. */
  String after(int line, String lines) {
    int at = 0;
    for (int passed = 0; passed < line; passed++) {
      int end = text.indexOf('\n', at);
      if (end < 0) {
        return text + newLine + ends(lines);
      }
      at = end + 1;
    }
    return text.substring(0, at) + ends(lines) + text.substring(at);
  }

  /** The text with words put before the last character of a node in brackets or braces. */
  String beforeEnd(YamlNode flow, String words) {
    int close = offset(flow.span().end()) - 1;
    int at = close;
    while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return text.substring(0, at) + words + text.substring(at);
  }

  private String ends(String lines) {
    return lines.replace("\n", newLine);
  }

  /** Spaces before a column. */
  static String indent(int column) {
    return " ".repeat(Math.max(0, column - 1));
  }

  /** The indent of a list's dashes: what stands before the first of them on its line. */
  String dashIndent(YamlSequence list) {
    int item = offset(list.items().getFirst().span().start());
    int dash = text.lastIndexOf('-', item);
    int line = text.lastIndexOf('\n', Math.max(0, dash - 1)) + 1;
    return " ".repeat(Math.max(0, dash - line));
  }
}
