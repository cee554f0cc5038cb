package dev.floe.jinja.eval;

import dev.floe.jinja.syntax.Stmt;
import java.util.List;

/**
 * How much a unit is likely to print, so that its buffers need not grow: a guess at first, then
 * what it printed last. A hint alone: threads that write it at once spoil nothing.
 */
final class Expected {

  private static final int LEAST = 16;
  private static final int MOST = 1 << 15;
  private static final int VALUE = 10;

  private int characters;
  private int runs;

  private Expected(int characters, int runs) {
    this.characters = characters;
    this.runs = runs;
  }

  /** The length of what statements print once, and something for each value. */
  static Expected of(List<Stmt> body) {
    return new Expected(Math.min(lengthOf(body), MOST), body.size());
  }

  static Expected of(int characters) {
    return new Expected(characters, 0);
  }

  int characters() {
    return characters;
  }

  int runs() {
    return runs;
  }

  /** Remembers what was printed now. */
  void learn(int printedCharacters, int printedRuns) {
    characters = Math.min(printedCharacters, MOST);
    runs = Math.min(printedRuns, MOST);
  }

  private static int lengthOf(List<Stmt> body) {
    int length = LEAST;
    for (Stmt statement : body) {
      length += lengthOf(statement);
    }
    return length;
  }

  private static int lengthOf(Stmt statement) {
    if (statement instanceof Stmt.Data data) {
      return data.text().length();
    }
    if (statement instanceof Stmt.For loop) {
      return lengthOf(loop.body());
    }
    if (statement instanceof Stmt.If choice) {
      return lengthOf(choice.branches().get(0).body());
    }
    return statement instanceof Stmt.Print ? VALUE : 0;
  }
}
