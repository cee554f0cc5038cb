package dev.floe.jinja.eval;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.syntax.Stmt;
import dev.floe.jinja.syntax.Walk;
import dev.floe.jinja.text.Source;
import dev.floe.jinja.value.Context;
import dev.floe.jinja.value.Iteration;
import dev.floe.jinja.value.Keys;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Truth;
import dev.floe.jinja.value.Types;
import dev.floe.jinja.value.Undefined;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Compiles blocks, extends, include and import. */
final class InheritanceCompiler {

  private final StatementCompiler statements;
  private final Source source;
  private final Map<String, BlockUnit> blocks = new LinkedHashMap<>();

  InheritanceCompiler(StatementCompiler statements, Source source) {
    this.statements = statements;
    this.source = source;
  }

  /** The blocks met so far. */
  Map<String, BlockUnit> blocks() {
    return blocks;
  }

  static boolean hasScopedBlock(List<Stmt> body) {
    AtomicBoolean found = new AtomicBoolean();
    body.forEach(statement -> findScopedBlock(statement, found));
    return found.get();
  }

  private static void findScopedBlock(Stmt statement, AtomicBoolean found) {
    if (statement instanceof Stmt.Block block && block.scoped()) {
      found.set(true);
    }
    Walk.children(statement, expr -> {}, inner -> findScopedBlock(inner, found));
  }

  Step block(Scope scope, Stmt.Block block) {
    if (blocks.containsKey(block.name())) {
      throw StatementCompiler.misplaced("block '" + block.name() + "' defined twice", block);
    }
    Symbols symbols = Symbols.of(null, new Layout(null));
    Scope inside = new Scope(symbols, false, false, false, false);
    int superSlot = symbols.parameter("super").slot();
    int selfSlot = symbols.parameter("self").slot();
    ScopeAnalysis.body(symbols, block.body());
    // The name is taken before the body is compiled, which may define it again by mistake.
    BlockBody body = new BlockBody(block.name(), superSlot, selfSlot);
    BlockUnit unit = new BlockUnit(block.name(), source, symbols.layout(), body);
    blocks.put(block.name(), unit);
    body.fill(unit, Names.starts(symbols), statements.body(inside, block.body()));
    return printing(scope, block);
  }

  private Step printing(Scope scope, Stmt.Block block) {
    boolean checked = scope.checksExtends() && scope.topLevel();
    return a -> {
      if (checked && a.run.parentTemplate() != null) {
        return Completion.NORMAL;
      }
      List<BlockUnit> stack = a.run.blocks(block.name());
      if (block.required() && stack.size() <= 1) {
        throw new RenderException(Fault.RUNTIME, "Required block '" + block.name() + "' not found")
            .at(a.frame, block.start(), block.end());
      }
      TemplateRun run = block.scoped() ? a.run.withLocals(locals(scope, a)) : a.run;
      stack.get(0).print(run, a.out, a.frame, block.start(), block.end());
      return Completion.NORMAL;
    };
  }

  /** The variables that are set around a statement. */
  private static Map<String, Object> locals(Scope scope, Activation a) {
    Map<String, Object> values = new LinkedHashMap<>();
    scope
        .symbols()
        .visibleStores()
        .forEach((name, variable) -> {
          int hops = scope.symbols().layout().hopsTo(variable.layout());
          Object value = Names.raw(a, hops, variable);
          if (value != Missing.MISSING) {
            values.put(name, value);
          }
        });
    return values;
  }

  Step extend(Scope scope, Stmt.Extends statement) {
    if (!scope.topLevel()) {
      throw StatementCompiler.misplaced("cannot use extend from a non top-level scope", statement);
    }
    Eval name = statements.expressions(scope).compile(statement.template());
    return a -> {
      try {
        if (a.run.parentTemplate() != null) {
          throw new RenderException(Fault.RUNTIME, "extended multiple times");
        }
        a.run.extend(load(a, name.eval(a)));
        return Completion.NORMAL;
      } catch (RenderException e) {
        throw e.at(a.frame, statement.start(), statement.end());
      }
    };
  }

  Step include(Scope scope, Stmt.Include statement) {
    Eval name = statements.expressions(scope).compile(statement.template());
    Step step =
        a -> {
          try {
            Optional<CompiledTemplate> found = find(a, name.eval(a));
            if (found.isEmpty() && statement.ignoreMissing()) {
              return Completion.NORMAL;
            }
            CompiledTemplate template = found.orElseThrow(() -> notFound(name.eval(a)));
            Context context =
                statement.withContext() ? a.run.derived(locals(scope, a)) : noContext();
            template.include(a, context, statement.start(), statement.end());
            return Completion.NORMAL;
          } catch (RenderException e) {
            throw e.at(a.frame, statement.start(), statement.end());
          }
        };
    return scope.checksExtends()
        ? a -> a.run.parentTemplate() == null ? step.run(a) : Completion.NORMAL
        : step;
  }

  private static Context noContext() {
    return Context.of(Map.of());
  }

  Step importAs(Scope scope, Stmt.Import statement) {
    Eval name = statements.expressions(scope).compile(statement.template());
    Targets.Target target = Targets.name(scope.symbols(), statement.name(), false);
    return a -> {
      try {
        Context context = statement.withContext() ? a.run.derived(locals(scope, a)) : noContext();
        Object module =
            load(a, name.eval(a)).module(a, context, statement.start(), statement.end());
        target.assign(a, module);
        if (scope.topLevel()) {
          a.run.hold(statement.name(), module);
        }
        return Completion.NORMAL;
      } catch (RenderException e) {
        throw e.at(a.frame, statement.start(), statement.end());
      }
    };
  }

  Step fromImport(Scope scope, Stmt.FromImport statement) {
    Eval name = statements.expressions(scope).compile(statement.template());
    Targets.Target[] targets =
        statement.names().stream()
            .map(each -> Targets.name(scope.symbols(), each.alias(), false))
            .toArray(Targets.Target[]::new);
    return a -> {
      try {
        Context context = statement.withContext() ? a.run.derived(locals(scope, a)) : noContext();
        TemplateModule module =
            load(a, name.eval(a)).module(a, context, statement.start(), statement.end());
        for (int i = 0; i < targets.length; i++) {
          Stmt.ImportedName each = statement.names().get(i);
          Object value = exported(a, module, each, statement);
          targets[i].assign(a, value);
          if (scope.topLevel()) {
            a.run.hold(each.alias(), value);
          }
        }
        return Completion.NORMAL;
      } catch (RenderException e) {
        throw e.at(a.frame, statement.start(), statement.end());
      }
    };
  }

  private Object exported(
      Activation a, TemplateModule module, Stmt.ImportedName wanted, Stmt statement) {
    Object value = module.attribute(wanted.name());
    if (value != null) {
      return value;
    }
    return a.state.undefinedBecause(
        "the template '"
            + module.name()
            + "' (imported on line "
            + source.position(statement.start()).line()
            + " in '"
            + source.name()
            + "') does not export the requested name '"
            + wanted.name()
            + "'",
        wanted.name());
  }

  /** The template of a name; only {@code include} may choose among several. */
  private static CompiledTemplate load(Activation a, Object name) {
    if (!Types.isString(name)) {
      throw notLoadable(name);
    }
    return find(a, name).orElseThrow(() -> notFound(name));
  }

  private static RenderException notLoadable(Object name) {
    if (name instanceof Undefined undefined) {
      return undefined.failure();
    }
    Keys.of(name);
    return missing(Texts.str(name));
  }

  /** A name, or the first of several names that exists. */
  private static Optional<CompiledTemplate> find(Activation a, Object name) {
    if (Types.isString(name)) {
      return a.run.loading().load(Texts.str(name));
    }
    for (Object each : names(name)) {
      Optional<CompiledTemplate> found = a.run.loading().load(Texts.str(each));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static List<Object> names(Object given) {
    if (given instanceof Undefined undefined) {
      throw undefined.failure();
    }
    return Truth.of(given) ? Iteration.list(given) : List.of();
  }

  private static RenderException notFound(Object name) {
    return Types.isString(name)
        ? missing(Texts.str(name))
        : noneFound(names(name).stream().map(Texts::str).toList());
  }

  private static RenderException missing(String name) {
    return new RenderException(Fault.NOT_FOUND, name)
        .withHelp("there is no template of that name to load");
  }

  private static RenderException noneFound(List<String> names) {
    return new RenderException(
            Fault.NONE_FOUND,
            names.isEmpty()
                ? "Tried to select from an empty list of templates."
                : "none of the templates given were found: " + String.join(", ", names))
        .withHelp("there is no template of any of these names to load");
  }
}
