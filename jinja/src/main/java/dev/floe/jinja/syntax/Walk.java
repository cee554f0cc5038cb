package dev.floe.jinja.syntax;

import java.util.List;
import java.util.function.Consumer;

/** The children of a node of the tree, in the order in which Jinja visits them. */
public final class Walk {

  private Walk() {}

  /** Hands on each expression directly inside an expression. */
  public static void children(Expr expr, Consumer<Expr> visit) {
    switch (expr) {
      case Expr.Name n -> {}
      case Expr.Constant c -> {}
      case Expr.Text t -> {}
      case Expr.NamespaceTarget t -> {}
      case Expr.TupleOf t -> t.items().forEach(visit);
      case Expr.ListOf l -> l.items().forEach(visit);
      case Expr.DictOf d ->
          d.pairs()
              .forEach(pair -> {
                visit.accept(pair.key());
                visit.accept(pair.value());
              });
      case Expr.Unary u -> visit.accept(u.operand());
      case Expr.Binary b -> both(b.left(), b.right(), visit);
      case Expr.And a -> both(a.left(), a.right(), visit);
      case Expr.Or o -> both(o.left(), o.right(), visit);
      case Expr.Compare c -> {
        visit.accept(c.first());
        for (Expr.Operand operand : c.rest()) {
          visit.accept(operand.value());
        }
      }
      case Expr.Concat c -> c.parts().forEach(visit);
      case Expr.Conditional c -> {
        visit.accept(c.test());
        visit.accept(c.then());
        c.otherwise().ifPresent(visit);
      }
      case Expr.Attribute a -> visit.accept(a.object());
      case Expr.Item i -> both(i.object(), i.key(), visit);
      case Expr.Slice s -> {
        s.from().ifPresent(visit);
        s.to().ifPresent(visit);
        s.step().ifPresent(visit);
      }
      case Expr.Invocation i -> {
        visit.accept(i.function());
        arguments(i.arguments(), visit);
      }
      case Expr.Filter f -> {
        f.input().ifPresent(visit);
        arguments(f.arguments(), visit);
      }
      case Expr.Test t -> {
        visit.accept(t.input());
        arguments(t.arguments(), visit);
      }
    }
  }

  private static void both(Expr a, Expr b, Consumer<Expr> visit) {
    visit.accept(a);
    visit.accept(b);
  }

  private static void arguments(Expr.Arguments arguments, Consumer<Expr> visit) {
    arguments.positional().forEach(visit);
    for (Expr.Keyword keyword : arguments.keywords()) {
      visit.accept(keyword.value());
    }
    arguments.rest().ifPresent(visit);
    arguments.keywordRest().ifPresent(visit);
  }

  /** Hands on each expression and each statement directly inside a statement. */
  public static void children(Stmt stmt, Consumer<Expr> expr, Consumer<Stmt> visit) {
    switch (stmt) {
      case Stmt.Data d -> {}
      case Stmt.Break b -> {}
      case Stmt.Continue c -> {}
      case Stmt.Print p -> expr.accept(p.value());
      case Stmt.Do d -> expr.accept(d.value());
      case Stmt.Assign a -> {
        expr.accept(a.target());
        expr.accept(a.value());
      }
      case Stmt.AssignBlock a -> {
        expr.accept(a.target());
        a.filter().ifPresent(expr);
        a.body().forEach(visit);
      }
      case Stmt.For f -> forLoop(f, expr, visit);
      case Stmt.If i -> {
        for (Stmt.Branch branch : i.branches()) {
          expr.accept(branch.test());
          branch.body().forEach(visit);
        }
        i.otherwise().forEach(visit);
      }
      case Stmt.Macro m -> definition(m.parameters(), m.body(), expr, visit);
      case Stmt.CallBlock c -> {
        expr.accept(c.call());
        definition(c.parameters(), c.body(), expr, visit);
      }
      case Stmt.FilterBlock f -> {
        f.body().forEach(visit);
        expr.accept(f.filter());
      }
      case Stmt.With w -> {
        w.bindings().forEach(binding -> expr.accept(binding.target()));
        w.bindings().forEach(binding -> expr.accept(binding.value()));
        w.body().forEach(visit);
      }
      case Stmt.Block b -> b.body().forEach(visit);
      case Stmt.Autoescape a -> {
        expr.accept(a.value());
        a.body().forEach(visit);
      }
      case Stmt.Extends e -> expr.accept(e.template());
      case Stmt.Include i -> expr.accept(i.template());
      case Stmt.Import i -> expr.accept(i.template());
      case Stmt.FromImport f -> expr.accept(f.template());
      case Stmt.Tagged t -> {
        t.options().forEach(option -> option.value().ifPresent(expr));
        definition(t.parameters(), t.body(), expr, visit);
      }
    }
  }

  private static void forLoop(Stmt.For loop, Consumer<Expr> expr, Consumer<Stmt> visit) {
    expr.accept(loop.target());
    expr.accept(loop.iterable());
    loop.body().forEach(visit);
    loop.otherwise().forEach(visit);
    loop.condition().ifPresent(expr);
  }

  private static void definition(
      Stmt.Parameters parameters, List<Stmt> body, Consumer<Expr> expr, Consumer<Stmt> visit) {
    for (Stmt.Parameter parameter : parameters.list()) {
      parameter.defaultValue().ifPresent(expr);
    }
    body.forEach(visit);
  }
}
