package dev.floe.jinja.syntax;

import java.util.List;

/** Refuses loops that assign to the special variable {@code loop}. */
final class LoopNames {

  private LoopNames() {}

  static void refuseAssignmentToLoop(Expr target, List<Stmt> body) {
    refuse(target);
    body.forEach(LoopNames::visit);
  }

  private static void visit(Stmt statement) {
    if (statement instanceof Stmt.Assign assign) {
      refuse(assign.target());
    } else if (statement instanceof Stmt.AssignBlock assign) {
      refuse(assign.target());
    } else if (!(statement instanceof Stmt.For)) {
      // Nested loops have looked at their own bodies; other statements assign in their bodies only.
      Walk.children(statement, expr -> {}, LoopNames::visit);
    }
  }

  private static void refuse(Expr target) {
    if (target instanceof Expr.TupleOf tuple) {
      tuple.items().forEach(LoopNames::refuse);
    } else if (target instanceof Expr.Name name && name.name().equals("loop")) {
      throw new SyntaxException(
          "Can't assign to special loop variable in for-loop target", name.start(), name.end());
    }
  }
}
