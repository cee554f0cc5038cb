package dev.floe.jinja.eval;

import dev.floe.jinja.syntax.Expr;
import dev.floe.jinja.syntax.Stmt;
import dev.floe.jinja.syntax.Walk;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Which of some special names a body reads without having set them itself. */
final class Undeclared {

  private final Set<String> names;
  private final Set<String> declared = new HashSet<>();
  private final Set<String> found = new HashSet<>();

  private final Consumer<Expr> eachExpr = this::visit;
  private final Consumer<Stmt> eachStmt = this::visit;

  private Undeclared(Set<String> names) {
    this.names = names;
  }

  static Set<String> in(List<Stmt> body, Set<String> names) {
    Undeclared search = new Undeclared(names);
    body.forEach(search.eachStmt);
    return search.found;
  }

  private void visit(Expr expr) {
    if (expr instanceof Expr.Name name) {
      if (names.contains(name.name()) && !declared.contains(name.name())) {
        found.add(name.name());
      }
    } else {
      Walk.children(expr, eachExpr);
    }
  }

  private void declare(Expr target) {
    if (target instanceof Expr.Name name) {
      declared.add(name.name());
    } else {
      Walk.children(target, this::declare);
    }
  }

  private void visit(Stmt stmt) {
    switch (stmt) {
      case Stmt.Block b -> {}
      case Stmt.Assign a -> {
        declare(a.target());
        visit(a.value());
      }
      case Stmt.AssignBlock a -> {
        declare(a.target());
        a.filter().ifPresent(eachExpr);
        a.body().forEach(eachStmt);
      }
      case Stmt.For f -> {
        declare(f.target());
        visit(f.iterable());
        f.body().forEach(eachStmt);
        f.otherwise().forEach(eachStmt);
        f.condition().ifPresent(eachExpr);
      }
      case Stmt.Macro m -> {
        declared.addAll(m.parameters().names());
        Walk.children(stmt, eachExpr, eachStmt);
      }
      case Stmt.CallBlock c -> {
        visit(c.call());
        declared.addAll(c.parameters().names());
        Walk.children(stmt, eachExpr, eachStmt);
      }
      case Stmt.With w -> {
        w.bindings().forEach(binding -> declare(binding.target()));
        w.bindings().forEach(binding -> visit(binding.value()));
        w.body().forEach(eachStmt);
      }
      // Everything else only reads what stands directly in it.
      default -> Walk.children(stmt, eachExpr, eachStmt);
    }
  }
}
