package dev.floe.jinja;

import dev.floe.jinja.syntax.Expr;
import dev.floe.jinja.syntax.Stmt;
import dev.floe.jinja.syntax.Walk;
import dev.floe.jinja.text.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the calls of a template. */
final class CallScan {

  private final Source source;
  private final List<CallSite> found = new ArrayList<>();
  private boolean conditional;
  private Optional<String> macro = Optional.empty();

  private CallScan(Source source) {
    this.source = source;
  }

  static List<CallSite> of(Source source, List<Stmt> body) {
    CallScan scan = new CallScan(source);
    body.forEach(scan::visit);
    return List.copyOf(scan.found);
  }

  private void visit(Stmt stmt) {
    switch (stmt) {
      case Stmt.If branches -> ifStatement(branches);
      case Stmt.For loop -> {
        visit(loop.iterable());
        maybe(() -> {
          loop.condition().ifPresent(this::visit);
          loop.body().forEach(this::visit);
          loop.otherwise().forEach(this::visit);
        });
      }
      case Stmt.Macro definition -> inside(definition.name(), stmt);
      case Stmt.Tagged tagged -> inside(tagged.name(), stmt);
      // Everything else is reached whenever the statement itself is.
      default -> Walk.children(stmt, this::visit, this::visit);
    }
  }

  private void ifStatement(Stmt.If statement) {
    visit(statement.branches().get(0).test());
    maybe(() -> {
      for (int i = 0; i < statement.branches().size(); i++) {
        if (i > 0) {
          visit(statement.branches().get(i).test());
        }
        statement.branches().get(i).body().forEach(this::visit);
      }
      statement.otherwise().forEach(this::visit);
    });
  }

  private void maybe(Runnable visits) {
    boolean before = conditional;
    conditional = true;
    visits.run();
    conditional = before;
  }

  private void inside(String name, Stmt definition) {
    Optional<String> before = macro;
    macro = Optional.of(name);
    maybe(() -> Walk.children(definition, this::visit, this::visit));
    macro = before;
  }

  private void visit(Expr expr) {
    switch (expr) {
      case Expr.Conditional choice -> {
        visit(choice.test());
        maybe(() -> {
          visit(choice.then());
          choice.otherwise().ifPresent(this::visit);
        });
      }
      case Expr.And and -> {
        visit(and.left());
        maybe(() -> visit(and.right()));
      }
      case Expr.Or or -> {
        visit(or.left());
        maybe(() -> visit(or.right()));
      }
      case Expr.Invocation invocation -> {
        found.add(site(invocation));
        Walk.children(expr, this::visit);
      }
      // Everything else evaluates all of its operands.
      default -> Walk.children(expr, this::visit);
    }
  }

  private CallSite site(Expr.Invocation invocation) {
    Expr.Arguments given = invocation.arguments();
    Map<String, CallSite.Argument> keywords = new LinkedHashMap<>();
    given.keywords().forEach(keyword -> keywords.put(keyword.name(), argument(keyword.value())));
    return new CallSite(
        path(invocation.function()),
        given.positional().stream().map(this::argument).toList(),
        keywords,
        given.rest().isPresent() || given.keywordRest().isPresent(),
        conditional,
        macro,
        source.span(invocation.start(), invocation.end()));
  }

  private CallSite.Argument argument(Expr expr) {
    return new CallSite.Argument(Literals.of(expr), source.span(expr.start(), expr.end()));
  }

  private static List<String> path(Expr function) {
    Deque<String> path = new ArrayDeque<>();
    Expr at = function;
    while (at instanceof Expr.Attribute attribute) {
      path.addFirst(attribute.name());
      at = attribute.object();
    }
    if (!(at instanceof Expr.Name name)) {
      return List.of();
    }
    path.addFirst(name.name());
    return List.copyOf(path);
  }
}
