package dev.floe.jinja.eval;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.syntax.Expr;
import dev.floe.jinja.syntax.Stmt;
import dev.floe.jinja.syntax.SyntaxException;
import dev.floe.jinja.text.Source;
import dev.floe.jinja.value.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles the statements of a template. */
final class StatementCompiler {

  private final Environment environment;
  private final Source source;
  private final String returnFunction;
  private final DefinitionCompiler definitions;
  private final InheritanceCompiler inheritance;

  StatementCompiler(Environment environment, Source source, String returnFunction) {
    this.environment = environment;
    this.source = source;
    this.returnFunction = returnFunction;
    this.definitions = new DefinitionCompiler(this, source);
    this.inheritance = new InheritanceCompiler(this, source);
  }

  DefinitionCompiler definitions() {
    return definitions;
  }

  InheritanceCompiler inheritance() {
    return inheritance;
  }

  ExpressionCompiler expressions(Scope scope) {
    return new ExpressionCompiler(
        environment, source, returnFunction, scope.symbols(), scope.conditional());
  }

  Step body(Scope scope, List<Stmt> statements) {
    List<Step> steps = new ArrayList<>(statements.size());
    for (Stmt statement : statements) {
      compile(scope, statement).ifPresent(steps::add);
    }
    return sequence(Prints.joined(steps));
  }

  private static Step sequence(Step[] steps) {
    if (steps.length == 1) {
      return steps[0];
    }
    return a -> {
      for (Step step : steps) {
        Completion ended = step.run(a);
        if (ended != Completion.NORMAL) {
          return ended;
        }
      }
      return Completion.NORMAL;
    };
  }

  private Optional<Step> compile(Scope scope, Stmt statement) {
    return switch (statement) {
      case Stmt.Data data ->
          Optional.of(printing(scope, new Prints.Text(data.text(), data.start())));
      case Stmt.Print print -> Optional.of(printing(scope, print(scope, print)));
      case Stmt.Assign assign -> Optional.of(assign(scope, assign));
      case Stmt.AssignBlock assign -> Optional.of(assignBlock(scope, assign));
      case Stmt.For loop -> Optional.of(forLoop(scope, loop));
      case Stmt.If branches -> Optional.of(ifStatement(scope, branches));
      case Stmt.Macro macro -> Optional.of(definitions.macro(scope, macro));
      case Stmt.CallBlock call -> Optional.of(definitions.callBlock(scope, call));
      case Stmt.FilterBlock filter -> Optional.of(filterBlock(scope, filter));
      case Stmt.With with -> Optional.of(with(scope, with));
      case Stmt.Do statementValue -> Optional.of(doStatement(scope, statementValue));
      case Stmt.Break end -> Optional.of(a -> Completion.BREAK);
      case Stmt.Continue next -> Optional.of(a -> Completion.CONTINUE);
      case Stmt.Block block -> Optional.of(inheritance.block(scope, block));
      case Stmt.Extends parent -> Optional.of(inheritance.extend(scope, parent));
      case Stmt.Include include -> Optional.of(inheritance.include(scope, include));
      case Stmt.Import imported -> Optional.of(inheritance.importAs(scope, imported));
      case Stmt.FromImport imported -> Optional.of(inheritance.fromImport(scope, imported));
      case Stmt.Autoescape escape -> Optional.of(autoescape(scope, escape));
      case Stmt.Tagged tagged -> Optional.empty();
    };
  }

  /** A child template prints nothing outside of its blocks. */
  private static Step printing(Scope scope, Step step) {
    return scope.checksExtends()
        ? a -> a.run.parentTemplate() == null ? step.run(a) : Completion.NORMAL
        : step;
  }

  private Step print(Scope scope, Stmt.Print print) {
    int start = print.start();
    int end = print.end();
    Step returning = returning(scope, print.value());
    if (returning != null) {
      return returning;
    }
    Eval value = expressions(scope).compile(print.value());
    return value instanceof Printed printed
        ? new Prints.Pieces(printed, start, end)
        : new Prints.Value(value, start, end);
  }

  /** {@code return(x)}, also as a branch of a conditional, ends the macro; null for all else. */
  private @Nullable Step returning(Scope scope, Expr expr) {
    Optional<Eval> returned = expressions(scope).returned(expr);
    if (returned.isPresent()) {
      Eval value = returned.get();
      return a -> {
        a.returned = value.eval(a);
        return Completion.RETURN;
      };
    }
    return expr instanceof Expr.Conditional choice ? returningBranch(scope, choice) : null;
  }

  private @Nullable Step returningBranch(Scope scope, Expr.Conditional choice) {
    Step then = returning(scope.branch(), choice.then());
    Step otherwise =
        choice.otherwise().isPresent()
            ? returning(scope.branch(), choice.otherwise().get())
            : a -> Completion.NORMAL;
    if (then == null || otherwise == null) {
      return null;
    }
    Question test = expressions(scope).question(choice.test());
    return a -> test.holds(a) ? then.run(a) : otherwise.run(a);
  }

  private Step doStatement(Scope scope, Stmt.Do statement) {
    Step returning = returning(scope, statement.value());
    if (returning != null) {
      return returning;
    }
    Eval value = expressions(scope).compile(statement.value());
    return a -> {
      value.eval(a);
      return Completion.NORMAL;
    };
  }

  private Step assign(Scope scope, Stmt.Assign assign) {
    Eval value = expressions(scope).compile(assign.value());
    Targets.Target target = Targets.of(scope.symbols(), assign.target(), scope.topLevel());
    return a -> {
      target.assign(a, value.eval(a));
      return Completion.NORMAL;
    };
  }

  private Step assignBlock(Scope scope, Stmt.AssignBlock assign) {
    Scope inner = scope.inner().capturing();
    ScopeAnalysis.body(inner.symbols(), assign.body());
    assign.filter().ifPresent(f -> ScopeAnalysis.expression(inner.symbols(), f));
    Eval captured = capture(inner, assign.body());
    Eval value =
        assign
            .filter()
            .map(filter -> expressions(inner).blockFilter(filter, captured))
            .orElse(captured);
    Targets.Target target = Targets.of(scope.symbols(), assign.target(), scope.topLevel());
    return a -> {
      Object result = value.eval(a);
      if (a.returning) {
        a.returning = false;
        return Completion.RETURN;
      }
      target.assign(a, result);
      return Completion.NORMAL;
    };
  }

  /** What a body prints, as a value. A return inside of it is handed on by the activation. */
  private Eval capture(Scope inner, List<Stmt> statements) {
    Step body = body(inner, statements);
    Step[] starts = Names.starts(inner.symbols());
    Expected expected = Expected.of(statements);
    return a -> {
      Output outer = a.out;
      Output captured = new Output(a.state, expected);
      a.out = captured;
      try {
        for (Step each : starts) {
          each.run(a);
        }
        a.returning = body.run(a) == Completion.RETURN;
      } finally {
        a.out = outer;
      }
      return captured.result();
    };
  }

  private Step filterBlock(Scope scope, Stmt.FilterBlock block) {
    Scope inner = scope.inner().capturing();
    ScopeAnalysis.body(inner.symbols(), block.body());
    ScopeAnalysis.expression(inner.symbols(), block.filter());
    Eval captured = capture(inner, block.body());
    Eval value = expressions(inner).blockFilter(block.filter(), captured);
    int start = block.start();
    return a -> {
      Object result = value.eval(a);
      if (a.returning) {
        a.returning = false;
        return Completion.RETURN;
      }
      a.out.value(result, a.frame, start);
      return Completion.NORMAL;
    };
  }

  private Step ifStatement(Scope scope, Stmt.If statement) {
    Scope branch = scope.branch();
    int count = statement.branches().size();
    Question[] tests = new Question[count];
    Step[] bodies = new Step[count];
    for (int i = 0; i < count; i++) {
      Stmt.Branch each = statement.branches().get(i);
      tests[i] = expressions(branch).question(each.test());
      bodies[i] = body(branch, each.body());
    }
    Step otherwise = body(branch, statement.otherwise());
    return a -> {
      for (int i = 0; i < tests.length; i++) {
        if (tests[i].holds(a)) {
          return bodies[i].run(a);
        }
      }
      return otherwise.run(a);
    };
  }

  private Step with(Scope scope, Stmt.With with) {
    Scope inner = scope.inner();
    with.bindings().forEach(b -> ScopeAnalysis.targets(inner.symbols(), b.target()));
    ScopeAnalysis.body(inner.symbols(), with.body());
    List<Step> steps = new ArrayList<>(List.of(Names.starts(inner.symbols())));
    for (Stmt.Binding binding : with.bindings()) {
      Eval value = expressions(scope).compile(binding.value());
      Targets.Target target = Targets.of(inner.symbols(), binding.target(), false);
      steps.add(a -> {
        target.assign(a, value.eval(a));
        return Completion.NORMAL;
      });
    }
    steps.add(body(inner, with.body()));
    return sequence(steps.toArray(Step[]::new));
  }

  private Step autoescape(Scope scope, Stmt.Autoescape escape) {
    Scope inner = scope.inner();
    ScopeAnalysis.expression(inner.symbols(), escape.value());
    ScopeAnalysis.body(inner.symbols(), escape.body());
    List<Step> steps = new ArrayList<>(List.of(Names.starts(inner.symbols())));
    steps.add(refusal(expressions(inner).question(escape.value())));
    steps.add(body(inner, escape.body()));
    return sequence(steps.toArray(Step[]::new));
  }

  /** Nothing is ever escaped by itself here; who asks for it has to know. */
  private static Step refusal(Question escapes) {
    return a -> {
      if (escapes.holds(a)) {
        throw new RenderException(Fault.RUNTIME, "text is never escaped by itself here")
            .withHelp("escape what needs it with the filter 'escape'")
            .at(a.frame, escapes.start(), escapes.end());
      }
      return Completion.NORMAL;
    };
  }

  private Step forLoop(Scope scope, Stmt.For statement) {
    Scope inner = statement.recursive() ? scope.recursiveUnit() : scope.inner();
    Symbols symbols = inner.symbols();
    int loopSlot = usesLoop(statement) ? symbols.parameter("loop").slot() : -1;
    ScopeAnalysis.targets(symbols, statement.target());
    ScopeAnalysis.body(symbols, statement.body());
    Loop loop =
        new Loop(
            expressions(scope).compile(statement.iterable()),
            Targets.of(symbols, statement.target(), false),
            loopSlot,
            Names.starts(symbols),
            body(inner, statement.body()),
            condition(inner, scope, statement),
            otherwise(inner, scope, statement),
            statement.iterable().start(),
            statement.iterable().end());
    return statement.recursive() ? Loop.recursive(loop, symbols.layout()) : loop::run;
  }

  private static boolean usesLoop(Stmt.For statement) {
    return statement.recursive()
        || !Undeclared.in(statement.body(), java.util.Set.of("loop")).isEmpty()
        || InheritanceCompiler.hasScopedBlock(statement.body());
  }

  /** A scope beside the loop's body, in the same unit as it. */
  private static Scope beside(Scope inner, Scope scope) {
    Symbols symbols = Symbols.of(scope.symbols(), inner.symbols().layout());
    return new Scope(symbols, false, false, scope.conditional(), inner.checksExtends());
  }

  private Loop.@Nullable Condition condition(Scope inner, Scope scope, Stmt.For statement) {
    if (statement.condition().isEmpty()) {
      return null;
    }
    Scope test = beside(inner, scope);
    ScopeAnalysis.targets(test.symbols(), statement.target());
    ScopeAnalysis.expression(test.symbols(), statement.condition().get());
    return new Loop.Condition(
        Names.starts(test.symbols()),
        Targets.of(test.symbols(), statement.target(), false),
        expressions(test).compile(statement.condition().get()),
        statement.target() instanceof Expr.TupleOf several
            ? expressions(test).compile(several)
            : null);
  }

  private @Nullable Step otherwise(Scope inner, Scope scope, Stmt.For statement) {
    if (statement.otherwise().isEmpty()) {
      return null;
    }
    Scope last = beside(inner, scope);
    ScopeAnalysis.body(last.symbols(), statement.otherwise());
    List<Step> steps = new ArrayList<>(List.of(Names.starts(last.symbols())));
    steps.add(body(last, statement.otherwise()));
    return sequence(steps.toArray(Step[]::new));
  }

  static SyntaxException misplaced(String message, Stmt statement) {
    return new SyntaxException(Fault.ASSERTION, message, statement.start(), statement.end(), "");
  }
}
