package dev.floe.jinja.builtin;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.python.Arithmetic;
import dev.floe.jinja.python.StringClasses;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Comparison;
import dev.floe.jinja.value.Comparison.Order;
import dev.floe.jinja.value.Environment;
import dev.floe.jinja.value.FunctionTable;
import dev.floe.jinja.value.Keys;
import dev.floe.jinja.value.Markup;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyIndexed;
import dev.floe.jinja.value.PyIterable;
import dev.floe.jinja.value.PyMapping;
import dev.floe.jinja.value.PySet;
import dev.floe.jinja.value.PySized;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import dev.floe.jinja.value.Undefined;
import dev.floe.jinja.value.UndefinedPolicy;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Jinja's tests. */
final class Tests {

  private static final List<String> NAMES =
      List.of(
          "odd",
          "even",
          "divisibleby",
          "filter",
          "test",
          "defined",
          "undefined",
          "none",
          "boolean",
          "true",
          "false",
          "integer",
          "float",
          "number",
          "string",
          "mapping",
          "sequence",
          "iterable",
          "callable",
          "escaped",
          "lower",
          "upper",
          "==",
          "eq",
          "equalto",
          "!=",
          "ne",
          ">",
          "gt",
          "greaterthan",
          ">=",
          "ge",
          "<",
          "lt",
          "lessthan",
          "<=",
          "le",
          "in",
          "sameas");

  static final FunctionTable TABLE = FunctionTable.of(NAMES, Tests::make);

  private Tests() {}

  private static @Nullable PyCallable make(String name) {
    return switch (name) {
      case "odd" -> one(name, (value, call) -> remainder(value, 2L, call, 1L));
      case "even" -> one(name, (value, call) -> remainder(value, 2L, call, 0L));
      case "divisibleby" -> divisibleBy();
      case "filter" -> registered(name, Environment::filters);
      case "test" -> registered(name, Environment::tests);
      case "defined" -> is(name, value -> !(value instanceof Undefined));
      case "undefined" -> is(name, Undefined.class::isInstance);
      case "none" -> is(name, value -> value == None.NONE);
      case "boolean" -> is(name, Boolean.class::isInstance);
      case "true" -> is(name, value -> value.equals(true));
      case "false" -> is(name, value -> value.equals(false));
      case "integer" -> is(name, value -> Numbers.isInteger(value) && !(value instanceof Boolean));
      case "float" -> is(name, Double.class::isInstance);
      case "number" -> is(name, Types::isNumber);
      case "string" -> is(name, Types::isString);
      case "mapping" -> is(name, PyMapping.class::isInstance);
      case "sequence" -> is(name, Tests::isSequence);
      case "iterable" -> is(name, Tests::isIterable);
      case "callable" -> Tests::isCallable;
      case "escaped" -> is(name, value -> value instanceof Markup || isChainable(value));
      case "lower" -> is(name, value -> StringClasses.isLower(Texts.str(value)));
      case "upper" -> is(name, value -> StringClasses.isUpper(Texts.str(value)));
      case "==", "eq", "equalto" -> two("eq", Comparison::equal);
      case "!=", "ne" -> two("ne", (a, b) -> !Comparison.equal(a, b));
      case ">", "gt", "greaterthan" -> ordered("gt", Order.GREATER);
      case ">=", "ge" -> ordered("ge", Order.GREATER_OR_EQUAL);
      case "<", "lt", "lessthan" -> ordered("lt", Order.LESS);
      case "<=", "le" -> ordered("le", Order.LESS_OR_EQUAL);
      case "in" -> named(name, "seq", (a, b) -> Comparison.contains(b, a));
      case "sameas" -> named(name, "other", Tests::isSame);
      default -> null;
    };
  }

  private static PyCallable divisibleBy() {
    Signature signature = Signature.of("test_divisibleby", "value", "num");
    return call -> {
      Args args = Args.of(signature, call);
      return remainder(args.value(), args.required(1), call, 0L);
    };
  }

  /** Whether the value is the name of a filter or test. */
  private static PyCallable registered(String name, Function<Environment, FunctionTable> table) {
    Signature signature = Signature.of("test_" + name, "value").passedContext();
    return call -> {
      Object value = Args.of(signature, call).value();
      return Keys.of(value) instanceof String known
          && table.apply(call.state().environment()).names().contains(known);
    };
  }

  private static PyCallable named(
      String name, String parameter, BiPredicate<Object, Object> holds) {
    Signature signature = Signature.of("test_" + name, "value", parameter);
    return call -> {
      Args args = Args.of(signature, call);
      return holds.test(args.value(), args.required(1));
    };
  }

  private static PyCallable is(String name, Predicate<Object> holds) {
    Signature signature = Signature.of("test_" + name, "value");
    return call -> holds.test(Args.of(signature, call).value());
  }

  private static PyCallable one(String name, BiPredicate<Object, Call> holds) {
    Signature signature = Signature.of("test_" + name, "value");
    return call -> holds.test(Args.of(signature, call).value(), call);
  }

  private static PyCallable ordered(String name, Order order) {
    return two(name, (a, b) -> Comparison.ordered(order, a, b));
  }

  /** One of Python's own operators, which have no names for their operands. */
  private static PyCallable two(String name, BiPredicate<Object, Object> holds) {
    return call -> {
      if (call.args().size() != 2) {
        throw new RenderException(
            Fault.TYPE, name + " expected 2 arguments, got " + call.args().size());
      }
      return holds.test(call.args().get(0), call.args().get(1));
    };
  }

  private static Object isCallable(Call call) {
    if (call.args().size() != 1 || !call.keywords().isEmpty()) {
      throw new RenderException(
          Fault.TYPE, "callable() takes exactly one argument (" + call.args().size() + " given)");
    }
    return call.args().get(0) instanceof PyCallable;
  }

  private static boolean remainder(Object value, Object divisor, Call call, long wanted) {
    Object rest = Arithmetic.modulo(value, divisor, call.state(), call.frame(), call.start());
    return Comparison.equal(rest, wanted);
  }

  private static boolean isChainable(Object value) {
    return value instanceof Undefined undefined && undefined.policy() == UndefinedPolicy.CHAINABLE;
  }

  private static boolean isSequence(Object value) {
    if (value instanceof Undefined undefined) {
      return undefined.policy() != UndefinedPolicy.STRICT;
    }
    return Types.isString(value)
        || value instanceof PySized && value instanceof PyIndexed && !(value instanceof PySet);
  }

  private static boolean isIterable(Object value) {
    if (value instanceof Undefined undefined && undefined.policy() == UndefinedPolicy.STRICT) {
      throw undefined.failure();
    }
    return Types.isString(value) || value instanceof PyIterable;
  }

  /** Identity; small values that Python shares are the same when they are equal. */
  private static boolean isSame(Object a, Object b) {
    if (a == b) {
      return true;
    }
    boolean scalar = Types.isNumber(a) || Types.isString(a);
    return scalar && Types.name(a).equals(Types.name(b)) && Comparison.equal(a, b);
  }
}
