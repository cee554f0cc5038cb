package dev.floe.jinja.eval;

import dev.floe.jinja.syntax.Stmt;
import java.util.List;

/** Whether a template may turn out to extend another. */
final class Extends {

  private Extends() {}

  static boolean anywhere(List<Stmt> body) {
    for (Stmt statement : body) {
      if (in(statement)) {
        return true;
      }
    }
    return false;
  }

  private static boolean in(Stmt statement) {
    // Extends is an error anywhere else.
    return statement instanceof Stmt.Extends
        || statement instanceof Stmt.If choice
            && (choice.branches().stream().anyMatch(branch -> anywhere(branch.body()))
                || anywhere(choice.otherwise()));
  }
}
