package dev.floe.artifacts;

import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * SQL text that knows where each part of it was written.
 *
 * @param text the statement
 * @param runs in the order of the text; together as long as the text, or empty where nothing is
 *     known
 */
public record SqlText(String text, List<SourceRun> runs) {

  public SqlText {
    runs = List.copyOf(runs);
    if (!runs.isEmpty() && runs.stream().mapToInt(SourceRun::length).sum() != text.length()) {
      throw new IllegalArgumentException("the runs are not as long as the text");
    }
  }

  /** Text of floe's own making, which no user wrote. */
  public static SqlText unmapped(String text) {
    return new SqlText(text, List.of());
  }

  /** The place in a source file that produced the character at a UTF-16 index. */
  public Optional<Location> locate(int offset) {
    int start = 0;
    for (SourceRun run : runs) {
      if (offset < start + run.length()) {
        return Optional.of(new Location(place(run, start, Math.max(offset, start)), run.frames()));
      }
      start += run.length();
    }
    return runs.isEmpty()
        ? Optional.empty()
        : Optional.of(lastPlace(start - runs.getLast().length()));
  }

  private Location lastPlace(int lastStart) {
    SourceRun last = runs.getLast();
    return new Location(place(last, lastStart, text.length()), last.frames());
  }

  private Span place(SourceRun run, int runStart, int offset) {
    if (!run.verbatim()) {
      return new Span(run.file(), run.start(), run.start());
    }
    Position inRun = Position.at(text.substring(runStart, offset), offset - runStart);
    Position at =
        inRun.line() == 1
            ? new Position(run.start().line(), run.start().column() + inRun.column() - 1)
            : new Position(run.start().line() + inRun.line() - 1, inRun.column());
    return new Span(run.file(), at, at);
  }

  /** The stretch between two UTF-16 indexes, with its map. */
  public SqlText slice(int from, int to) {
    List<SourceRun> cut = new ArrayList<>();
    int start = 0;
    for (SourceRun run : runs) {
      int end = start + run.length();
      int first = Math.max(start, from);
      int last = Math.min(end, to);
      if (first < last) {
        cut.add(
            new SourceRun(
                last - first,
                run.file(),
                place(run, start, first).start(),
                run.verbatim(),
                run.frames()));
      }
      start = end;
    }
    return new SqlText(text.substring(from, to), cut);
  }

  /**
   * A source place and the macro calls that led to it.
   *
   * @param frames outermost first; empty for text written in the model itself
   */
  public record Location(Span span, List<CallFrame> frames) {}
}
