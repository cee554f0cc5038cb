package dev.floe.jinja.eval;

import dev.floe.diagnostics.Suggestion;
import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.python.Arithmetic;
import dev.floe.jinja.python.Slices;
import dev.floe.jinja.syntax.Expr;
import dev.floe.jinja.syntax.SyntaxException;
import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.text.Source;
import dev.floe.jinja.value.Environment;
import dev.floe.jinja.value.FunctionTable;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Undefined;
import dev.floe.jinja.value.UndefinedPolicy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles the expressions of one scope. */
final class ExpressionCompiler {

  private final Environment environment;
  private final Source source;
  private final String returnFunction;
  private final Symbols symbols;
  // In a branch that may never run, an unknown filter is a mistake only when it is reached.
  private final boolean conditional;

  ExpressionCompiler(
      Environment environment,
      Source source,
      String returnFunction,
      Symbols symbols,
      boolean conditional) {
    this.environment = environment;
    this.source = source;
    this.returnFunction = returnFunction;
    this.symbols = symbols;
    this.conditional = conditional;
  }

  Symbols symbols() {
    return symbols;
  }

  private ExpressionCompiler inBranch() {
    return conditional
        ? this
        : new ExpressionCompiler(environment, source, returnFunction, symbols, true);
  }

  Eval compile(Expr expr) {
    return switch (expr) {
      case Expr.Name name -> Names.read(symbols, name.name());
      case Expr.Constant constant -> constant(constant.value());
      case Expr.Text text -> text(text);
      case Expr.TupleOf tuple -> tuple(all(tuple.items()));
      case Expr.ListOf list -> list(all(list.items()));
      case Expr.DictOf dict -> dict(dict);
      case Expr.Unary unary -> unary(unary);
      case Expr.Binary binary -> binary(binary);
      case Expr.And and -> new Operators.And(leading(and.left()), compile(and.right()));
      case Expr.Or or -> new Operators.Or(leading(or.left()), compile(or.right()));
      case Expr.Compare compare -> compare(compare);
      case Expr.Concat concat ->
          new Operators.Concat(all(concat.parts()), concat.start(), concat.end());
      case Expr.Conditional choice -> inBranch().conditional(choice);
      case Expr.Attribute attribute -> attribute(attribute);
      case Expr.Item item -> item(item);
      case Expr.Invocation invocation -> invocation(invocation);
      case Expr.Filter filter -> filter(filter);
      case Expr.Test test -> test(test);
      case Expr.Slice slice -> throw misplaced(slice);
      case Expr.NamespaceTarget target -> throw misplaced(target);
    };
  }

  private static IllegalStateException misplaced(Expr expr) {
    return new IllegalStateException("the parser puts no such expression here: " + expr);
  }

  /** For operands whose text is only looked at, a string needs no map. */
  Eval plain(Expr expr) {
    return expr instanceof Expr.Text text ? constant(text.value()) : compile(expr);
  }

  /** An expression of which only its truth is asked. */
  Question question(Expr expr) {
    return new Question(plain(expr), expr.start(), expr.end());
  }

  /** The first operand of {@code and} and {@code or}, which may be the result as well. */
  private Question leading(Expr expr) {
    return new Question(compile(expr), expr.start(), expr.end());
  }

  private static Eval constant(Object value) {
    return new Constant(value);
  }

  private Eval text(Expr.Text text) {
    String value = text.value();
    if (!environment.mapped() || value.isEmpty()) {
      return constant(value);
    }
    return new Literal(value, text.textStart(), text.verbatim());
  }

  /** A string in the template, which knows its place in it. */
  private record Literal(String text, int offset, boolean verbatim) implements Printed {
    @Override
    public Object eval(Activation a) {
      return verbatim
          ? MappedText.verbatim(text, a.frame, offset)
          : MappedText.derived(text, a.frame, offset);
    }

    @Override
    public void print(Activation a, int place) {
      if (verbatim) {
        a.out.data(text, a.frame, offset);
      } else {
        a.out.value(text, a.frame, offset);
      }
    }
  }

  Eval[] all(List<Expr> exprs) {
    Eval[] compiled = new Eval[exprs.size()];
    for (int i = 0; i < compiled.length; i++) {
      compiled[i] = compile(exprs.get(i));
    }
    return compiled;
  }

  private static Object[] values(Eval[] parts, Activation a) {
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      values[i] = parts[i].eval(a);
    }
    return values;
  }

  private static Eval tuple(Eval[] items) {
    return a -> PyTuple.of(values(items, a));
  }

  private static Eval list(Eval[] items) {
    return a -> {
      PyList list = new PyList();
      for (Eval item : items) {
        list.add(item.eval(a));
      }
      return list;
    };
  }

  private Eval dict(Expr.DictOf dict) {
    Eval[] keys = new Eval[dict.pairs().size()];
    Eval[] values = new Eval[keys.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = plain(dict.pairs().get(i).key());
      values[i] = compile(dict.pairs().get(i).value());
    }
    Eval build =
        a -> {
          Object[] items = new Object[2 * keys.length];
          for (int i = 0; i < keys.length; i++) {
            items[2 * i] = keys[i].eval(a);
            items[2 * i + 1] = values[i].eval(a);
          }
          // As in Python, unhashable keys show only when everything is computed.
          PyDict result = new PyDict();
          for (int i = 0; i < items.length; i += 2) {
            result.put(items[i], items[i + 1]);
          }
          return result;
        };
    return new Operators.Placed(build, dict.start(), dict.end());
  }

  private Eval unary(Expr.Unary unary) {
    Eval operand = compile(unary.operand());
    Eval eval =
        switch (unary.operator()) {
          case NOT -> new Operators.Not(operand);
          case NEGATIVE -> a -> Arithmetic.negative(operand.eval(a));
          case POSITIVE -> a -> Arithmetic.positive(operand.eval(a));
        };
    return new Operators.Placed(eval, unary.start(), unary.end());
  }

  private Eval binary(Expr.Binary binary) {
    Eval x = compile(binary.left());
    Eval y = compile(binary.right());
    int start = binary.start();
    int end = binary.end();
    return switch (binary.operator()) {
      case ADD -> new Operators.Add(x, y, start, end);
      case MOD -> new Operators.Modulo(x, y, start, end);
      case SUB -> new Operators.Binary(Arithmetic::subtract, x, y, start, end);
      case MUL -> new Operators.Multiply(x, y, start, end);
      case DIV -> new Operators.Binary(Arithmetic::divide, x, y, start, end);
      case FLOORDIV -> new Operators.Binary(Arithmetic::floorDivide, x, y, start, end);
      case POW -> new Operators.Binary(Arithmetic::power, x, y, start, end);
    };
  }

  private Eval compare(Expr.Compare compare) {
    Expr.Comparator[] comparators = new Expr.Comparator[compare.rest().size()];
    Eval[] rest = new Eval[comparators.length];
    for (int i = 0; i < rest.length; i++) {
      comparators[i] = compare.rest().get(i).comparator();
      rest[i] = plain(compare.rest().get(i).value());
    }
    return new Operators.Compare(
        plain(compare.first()), comparators, rest, compare.start(), compare.end());
  }

  private Eval conditional(Expr.Conditional choice) {
    Eval otherwise =
        choice
            .otherwise()
            .map(this::compile)
            .orElseGet(() -> {
              int line = source.position(choice.start()).line();
              String hint =
                  "the inline if-expression on line "
                      + line
                      + " in '"
                      + source.name()
                      + "' evaluated to false and no else section was defined.";
              return a -> Undefined.because(UndefinedPolicy.LENIENT, hint, "");
            });
    return new Operators.Conditional(question(choice.test()), compile(choice.then()), otherwise);
  }

  private Eval attribute(Expr.Attribute attribute) {
    return Members.attribute(
        compile(attribute.object()), attribute.name(), attribute.start(), attribute.end());
  }

  private Eval item(Expr.Item item) {
    Eval object = compile(item.object());
    if (item.key() instanceof Expr.Slice slice) {
      Eval from = bound(slice.from());
      Eval to = bound(slice.to());
      Eval step = bound(slice.step());
      return new Operators.Placed(
          a -> Slices.slice(object.eval(a), from.eval(a), to.eval(a), step.eval(a)),
          item.start(),
          item.end());
    }
    return Members.item(object, plain(item.key()), item.start(), item.end());
  }

  private Eval bound(Optional<Expr> bound) {
    return bound.map(this::compile).orElse(a -> None.NONE);
  }

  Calls.Invocation call(Expr.Invocation invocation) {
    return new Calls.Invocation(
        compile(invocation.function()),
        arguments(invocation.arguments()),
        invocation.start(),
        invocation.end());
  }

  private Eval invocation(Expr.Invocation invocation) {
    Optional<Eval> returned = returned(invocation);
    if (returned.isPresent()) {
      Eval value = returned.get();
      return a -> {
        throw new ReturnSignal(value.eval(a));
      };
    }
    return call(invocation);
  }

  /** The value that a call of the return function gives, if the expression is one. */
  Optional<Eval> returned(Expr expr) {
    if (!(expr instanceof Expr.Invocation invocation)
        || !(invocation.function() instanceof Expr.Name name)
        || returnFunction.isEmpty()
        || !name.name().equals(returnFunction)
        || isOwn(name.name())) {
      return Optional.empty();
    }
    Expr.Arguments given = invocation.arguments();
    if (!given.keywords().isEmpty()
        || given.positional().size() > 1
        || given.rest().isPresent()
        || given.keywordRest().isPresent()) {
      throw new SyntaxException(
          Fault.SYNTAX,
          "'" + name.name() + "' takes one value",
          invocation.start(),
          invocation.end(),
          "");
    }
    return Optional.of(
        given.positional().isEmpty() ? constant(None.NONE) : compile(given.positional().get(0)));
  }

  /** Whether the template itself gives the name a meaning. */
  private boolean isOwn(String name) {
    Variable variable = symbols.find(name);
    Symbols.Start start = variable == null ? null : symbols.startOf(variable);
    return start != null && start.load() != Symbols.Load.RESOLVE;
  }

  Calls.Arguments arguments(Expr.Arguments arguments) {
    String[] names = new String[arguments.keywords().size()];
    Eval[] values = new Eval[names.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = arguments.keywords().get(i).name();
      values[i] = compile(arguments.keywords().get(i).value());
    }
    return new Calls.Arguments(
        all(arguments.positional()),
        names,
        values,
        optional(arguments.rest()),
        optional(arguments.keywordRest()));
  }

  private @Nullable Eval optional(Optional<Expr> expr) {
    return expr.isPresent() ? compile(expr.get()) : null;
  }

  private Eval filter(Expr.Filter filter) {
    Expr input =
        filter.input().orElseThrow(() -> new IllegalStateException("a filter without input"));
    return filter(filter, compile(input));
  }

  /** A filter whose innermost input is given. */
  Eval blockFilter(Expr.Filter filter, Eval innermost) {
    Eval input =
        filter.input().map(inner -> blockFilter((Expr.Filter) inner, innermost)).orElse(innermost);
    return filter(filter, input);
  }

  private Eval filter(Expr.Filter filter, Eval input) {
    PyCallable function =
        find("filter", filter.name(), environment.filters(), filter.start(), filter.end());
    return new Calls.Filter(
        function, input, arguments(filter.arguments()), filter.start(), filter.end());
  }

  private Eval test(Expr.Test test) {
    PyCallable function = find("test", test.name(), environment.tests(), test.start(), test.end());
    return new Calls.Test(
        function, plain(test.input()), arguments(test.arguments()), test.start(), test.end());
  }

  private PyCallable find(String kind, String name, FunctionTable known, int start, int end) {
    Optional<PyCallable> found = known.find(name);
    if (found.isPresent()) {
      return found.get();
    }
    String help =
        Suggestion.closest(name, known.names())
            .map(near -> "did you mean '" + near + "'?")
            .orElse("");
    if (!conditional) {
      throw new SyntaxException(
          Fault.UNKNOWN_NAME, "No " + kind + " named '" + name + "'.", start, end, help);
    }
    return call -> {
      RenderException failure =
          new RenderException(
              Fault.UNKNOWN_AT_RUNTIME, "No " + kind + " named '" + name + "' found.");
      throw help.isEmpty() ? failure : failure.withHelp(help);
    };
  }
}
