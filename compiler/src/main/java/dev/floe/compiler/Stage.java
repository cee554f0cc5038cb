package dev.floe.compiler;

import dev.floe.diagnostics.Diagnostic;
import java.util.List;

/**
 * One step of the staged report.
 *
 * @param title what is done: {@code Validating naming conventions}
 * @param lines in the order to show them
 */
public record Stage(String title, List<Line> lines) {

  public Stage {
    lines = List.copyOf(lines);
  }

  /** Whether nothing in it failed. */
  public boolean isOk() {
    return lines.stream()
        .noneMatch(line -> line instanceof Found found && found.finding().isError());
  }

  /** A line of a stage. */
  public sealed interface Line {}

  /**
   * Something that holds.
   *
   * @param depth how far it is indented under the line before, from 0
   */
  public record Held(String text, int depth) implements Line {}

  /** Something that is wrong and does not count: waived, or known before. */
  public record Aside(String text) implements Line {}

  /** Something that was found wrong. */
  public record Found(Diagnostic finding) implements Line {}
}
