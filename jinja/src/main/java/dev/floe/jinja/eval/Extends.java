package dev.floe.jinja.eval;

import dev.floe.jinja.syntax.Stmt;
import java.util.List;

/** Whether a template may turn out to extend another. */
final class Extends {

  private Extends() {}

  static boolean anywhere(List<Stmt> body) {
    return body.stream().anyMatch(Extends::in);
  }

  private static boolean in(Stmt statement) {
    return switch (statement) {
      case Stmt.Extends e -> true;
      case Stmt.If i ->
          i.branches().stream().anyMatch(branch -> anywhere(branch.body()))
              || anywhere(i.otherwise());
      // Extends is an error anywhere else.
      default -> false;
    };
  }
}
