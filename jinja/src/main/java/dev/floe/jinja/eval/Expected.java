package dev.floe.jinja.eval;

import dev.floe.jinja.syntax.Stmt;
import java.util.List;

/** Guesses how much statements print, so that buffers have to grow less often. */
final class Expected {

  private static final int LEAST = 16;
  private static final int MOST = 1 << 14;
  private static final int VALUE = 10;

  private Expected() {}

  /** The length of what is printed once, and something for each value. */
  static int lengthOf(List<Stmt> body) {
    int length = LEAST;
    for (Stmt statement : body) {
      length += lengthOf(statement);
    }
    return Math.min(length, MOST);
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
