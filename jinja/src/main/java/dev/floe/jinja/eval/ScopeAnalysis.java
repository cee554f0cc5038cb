package dev.floe.jinja.eval;

import dev.floe.jinja.syntax.Expr;
import dev.floe.jinja.syntax.Stmt;
import dev.floe.jinja.syntax.Walk;
import java.util.List;
import java.util.function.Consumer;

/** Finds the variables of a scope: walks its statements but not into the scopes within. */
final class ScopeAnalysis {

  private final Consumer<Expr> eachExpr = this::visit;
  private final Consumer<Stmt> eachStmt = this::visit;
  private Symbols symbols;

  private ScopeAnalysis(Symbols symbols) {
    this.symbols = symbols;
  }

  static void body(Symbols symbols, List<Stmt> body) {
    body.forEach(new ScopeAnalysis(symbols).eachStmt);
  }

  static void parameters(Symbols symbols, Stmt.Parameters parameters) {
    ScopeAnalysis analysis = new ScopeAnalysis(symbols);
    for (Stmt.Parameter parameter : parameters.list()) {
      symbols.parameter(parameter.name());
    }
    for (Stmt.Parameter parameter : parameters.list()) {
      parameter.defaultValue().ifPresent(analysis.eachExpr);
    }
  }

  static void expression(Symbols symbols, Expr expression) {
    new ScopeAnalysis(symbols).visit(expression);
  }

  /** The targets of a loop or of {@code with} are new in their scope, whatever is around it. */
  static void targets(Symbols symbols, Expr target) {
    switch (target) {
      case Expr.Name name -> symbols.parameter(name.name());
      case Expr.TupleOf tuple -> tuple.items().forEach(item -> targets(symbols, item));
      case Expr.NamespaceTarget attribute -> symbols.load(attribute.namespace());
      default -> throw new IllegalStateException("not a target: " + target);
    }
  }

  private void store(Expr target) {
    switch (target) {
      case Expr.Name name -> symbols.store(name.name());
      case Expr.TupleOf tuple -> tuple.items().forEach(this::store);
      case Expr.NamespaceTarget attribute -> symbols.load(attribute.namespace());
      default -> throw new IllegalStateException("not a target: " + target);
    }
  }

  private void visit(Expr expr) {
    if (expr instanceof Expr.Name name) {
      symbols.load(name.name());
    } else {
      Walk.children(expr, eachExpr);
    }
  }

  private void visit(Stmt stmt) {
    switch (stmt) {
      case Stmt.Data d -> {}
      case Stmt.Break b -> {}
      case Stmt.Continue c -> {}
      case Stmt.Block b -> {}
      case Stmt.Autoescape a -> {}
      case Stmt.Tagged t -> {}
      case Stmt.Print p -> visit(p.value());
      case Stmt.Do d -> visit(d.value());
      case Stmt.Assign a -> {
        visit(a.value());
        store(a.target());
      }
      case Stmt.AssignBlock a -> store(a.target());
      case Stmt.For f -> visit(f.iterable());
      case Stmt.If i -> ifStatement(i.branches(), i.otherwise());
      case Stmt.Macro m -> symbols.store(m.name());
      case Stmt.CallBlock c -> visit(c.call());
      case Stmt.FilterBlock f -> visit(f.filter());
      case Stmt.With w -> w.bindings().forEach(binding -> visit(binding.value()));
      case Stmt.Extends e -> visit(e.template());
      case Stmt.Include i -> visit(i.template());
      case Stmt.Import i -> {
        visit(i.template());
        symbols.store(i.name());
      }
      case Stmt.FromImport f -> {
        visit(f.template());
        f.names().forEach(name -> symbols.store(name.alias()));
      }
    }
  }

  /** Each {@code elif} is an if of its own inside the branch that holds them all. */
  private void ifStatement(List<Stmt.Branch> branches, List<Stmt> otherwise) {
    Symbols here = symbols;
    visit(branches.get(0).test());
    Symbols body = here.branch();
    symbols = body;
    branches.get(0).body().forEach(eachStmt);
    Symbols elifs = here.branch();
    symbols = elifs;
    for (Stmt.Branch branch : branches.subList(1, branches.size())) {
      ifStatement(List.of(branch), List.of());
    }
    Symbols last = here.branch();
    symbols = last;
    otherwise.forEach(eachStmt);
    symbols = here;
    here.join(List.of(body, elifs, last));
  }
}
