package dev.floe.jinja.eval;

import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.syntax.Expr;
import dev.floe.jinja.syntax.Stmt;
import dev.floe.jinja.text.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles macros and call blocks. */
final class DefinitionCompiler {

  private static final Set<String> SPECIAL = Set.of("caller", "kwargs", "varargs");

  private final StatementCompiler statements;
  private final Source source;

  DefinitionCompiler(StatementCompiler statements, Source source) {
    this.statements = statements;
    this.source = source;
  }

  Step macro(Scope scope, Stmt.Macro macro) {
    MacroUnit unit =
        unit(scope.innerUnit(), macro.name(), macro.parameters(), macro.body(), false, macro);
    Targets.Target target = Targets.name(scope.symbols(), macro.name(), scope.topLevel());
    return a -> {
      target.assign(a, new MacroValue(unit, a));
      return Completion.NORMAL;
    };
  }

  Step callBlock(Scope scope, Stmt.CallBlock block) {
    MacroUnit unit =
        unit(scope.innerUnit(), "caller", block.parameters(), block.body(), true, block);
    Calls.Invocation call = statements.expressions(scope).call(block.call());
    int start = block.start();
    int end = block.end();
    Step step =
        a -> {
          try {
            call.print(a, new MacroValue(unit, a), start);
          } catch (RenderException e) {
            throw e.at(a.frame, start, end);
          }
          return Completion.NORMAL;
        };
    return scope.checksExtends()
        ? a -> a.run.parentTemplate() == null ? step.run(a) : Completion.NORMAL
        : step;
  }

  /** A macro by itself: every name that is not its own is looked up in the caller's context. */
  MacroUnit isolated(String name, Stmt.Parameters parameters, List<Stmt> body, Stmt at) {
    Symbols none = Symbols.of(null, new Layout(null));
    return unit(new Scope(none, false, false, false, false), name, parameters, body, false, at);
  }

  private MacroUnit unit(
      Scope scope,
      String name,
      Stmt.Parameters parameters,
      List<Stmt> body,
      boolean callBlock,
      Stmt at) {
    Symbols symbols = scope.symbols();
    ScopeAnalysis.parameters(symbols, parameters);
    Set<String> used = Undeclared.in(body, SPECIAL);
    List<String> names = parameters.names();
    refuseCallerWithoutDefault(parameters, used, at);
    int caller = special(symbols, "caller", names, used);
    int keywords = special(symbols, "kwargs", names, used);
    int rest = special(symbols, "varargs", names, used);
    ScopeAnalysis.body(symbols, body);
    ExpressionCompiler expressions = statements.expressions(scope);
    @Nullable Eval[] defaults = new @Nullable Eval[names.size()];
    int[] slots = new int[names.size()];
    for (int i = 0; i < slots.length; i++) {
      Optional<Expr> value = parameters.list().get(i).defaultValue();
      defaults[i] = value.isPresent() ? expressions.compile(value.get()) : null;
      slots[i] = symbols.ref(names.get(i)).slot();
    }
    Step compiled = statements.body(scope, body);
    return new MacroUnit(
        name,
        source,
        names,
        slots,
        defaults,
        caller,
        keywords,
        rest,
        symbols.layout(),
        Names.starts(symbols),
        compiled,
        callBlock,
        Expected.of(body));
  }

  private static int special(
      Symbols symbols, String name, List<String> parameters, Set<String> used) {
    return used.contains(name) && !parameters.contains(name) ? symbols.parameter(name).slot() : -1;
  }

  private static void refuseCallerWithoutDefault(
      Stmt.Parameters parameters, Set<String> used, Stmt at) {
    int caller = used.contains("caller") ? parameters.names().indexOf("caller") : -1;
    if (caller >= 0 && parameters.list().get(caller).defaultValue().isEmpty()) {
      throw StatementCompiler.misplaced(
          "When defining macros or call blocks the special \"caller\" argument must be omitted or"
              + " be given a default.",
          at);
    }
  }
}
