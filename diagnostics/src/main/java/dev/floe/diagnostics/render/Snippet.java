package dev.floe.diagnostics.render;

import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A place with the lines it lies in, the place underlined, as compilers show it. */
final class Snippet {

  /** Of a long place its first lines and its last are shown. */
  private static final int FIRST_LINES = 3;

  private final Span span;
  private final List<String> lines;

  private Snippet(Span span, List<String> lines) {
    this.span = span;
    this.lines = lines;
  }

  static Snippet of(Span span, Sources sources) {
    return new Snippet(
        span,
        sources
            .text(span.file())
            .map(text -> Redaction.of(span.file(), text))
            .map(Snippet::lines)
            .orElse(List.of()));
  }

  /** The place alone, without the text that stands there. */
  static Snippet withheld(Span span) {
    return new Snippet(span, List.of());
  }

  /** Lines as positions count them: ended by a line feed, a carriage return before it dropped. */
  private static List<String> lines(String text) {
    return Pattern.compile("\\r?\n").splitAsStream(text).toList();
  }

  /** How many digits the greatest line number shown needs. */
  int numberWidth() {
    return String.valueOf(last()).length();
  }

  /** Appends the place and its lines, line numbers right-aligned to {@code width} digits. */
  void appendTo(StringBuilder out, int width, Severity severity, Style style) {
    out.append(" ".repeat(width))
        .append(style.frame("-->"))
        .append(' ')
        .append(Printable.lines(span.toString()))
        .append('\n');
    if (span.start().line() > lines.size()) {
      return;
    }
    String gutter = " ".repeat(width + 1) + style.frame("|");
    out.append(gutter).append('\n');
    for (Optional<Integer> shown : shownLines()) {
      if (shown.isEmpty()) {
        out.append(style.frame("...")).append('\n');
        continue;
      }
      int number = shown.get();
      DisplayLine line = displayed(number);
      out.append(style.frame(padded(number, width) + " |"))
          .append(line.text().isEmpty() ? "" : " " + line.text())
          .append('\n')
          .append(gutter)
          .append(' ')
          .append(marked(line, severity, style))
          .append('\n');
    }
  }

  private static String marked(DisplayLine line, Severity severity, Style style) {
    String underline = line.underline('^');
    int blanks = underline.indexOf('^');
    return underline.substring(0, blanks) + style.severity(severity, underline.substring(blanks));
  }

  private static String padded(int number, int width) {
    String digits = String.valueOf(number);
    return " ".repeat(width - digits.length()) + digits;
  }

  private DisplayLine displayed(int number) {
    String raw = lines.get(number - 1);
    int length = raw.codePointCount(0, raw.length());
    int start = number == span.start().line() ? span.start().column() - 1 : indent(raw);
    int end = number == span.end().line() ? span.end().column() - 1 : length;
    return DisplayLine.of(raw, Math.min(start, length), Math.min(end, length));
  }

  private static int indent(String raw) {
    return raw.length() - raw.stripLeading().length();
  }

  /** The numbers of the lines to show; an absent one stands for those left out. */
  private List<Optional<Integer>> shownLines() {
    List<Optional<Integer>> shown = new ArrayList<>();
    int first = span.start().line();
    int last = last();
    boolean leaveOut = last - first > FIRST_LINES;
    for (int number = first; number <= (leaveOut ? first + FIRST_LINES - 1 : last); number++) {
      shown.add(Optional.of(number));
    }
    if (leaveOut) {
      shown.add(Optional.empty());
      shown.add(Optional.of(last));
    }
    return shown;
  }

  /** The last line to show: a place that ends before a line's first character ends above it. */
  private int last() {
    Position end = span.end();
    int line = end.column() == 1 && end.line() > span.start().line() ? end.line() - 1 : end.line();
    return Math.max(span.start().line(), Math.min(line, Math.max(1, lines.size())));
  }
}
