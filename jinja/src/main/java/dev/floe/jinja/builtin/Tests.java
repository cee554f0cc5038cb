package dev.floe.jinja.builtin;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.python.Arithmetic;
import dev.floe.jinja.python.StringClasses;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Comparison;
import dev.floe.jinja.value.Comparison.Order;
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
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Jinja's tests. */
final class Tests {

  private Tests() {}

  static Map<String, PyCallable> all() {
    Map<String, PyCallable> tests = new HashMap<>();
    addTypes(tests);
    addComparisons(tests);
    one(tests, "odd", (value, call) -> remainder(value, 2L, call, 1L));
    one(tests, "even", (value, call) -> remainder(value, 2L, call, 0L));
    Signature divisibleBy = Signature.of("test_divisibleby", "value", "num");
    tests.put(
        "divisibleby",
        call -> {
          Args args = Args.of(divisibleBy, call);
          return remainder(args.value(), args.required(1), call, 0L);
        });
    Signature filter = Signature.of("test_filter", "value").passedContext();
    Signature test = Signature.of("test_test", "value").passedContext();
    tests.put(
        "filter",
        call -> known(call.state().environment().filters(), Args.of(filter, call).value()));
    tests.put(
        "test", call -> known(call.state().environment().tests(), Args.of(test, call).value()));
    return tests;
  }

  private static void addTypes(Map<String, PyCallable> tests) {
    is(tests, "defined", value -> !(value instanceof Undefined));
    is(tests, "undefined", Undefined.class::isInstance);
    is(tests, "none", value -> value == None.NONE);
    is(tests, "boolean", Boolean.class::isInstance);
    is(tests, "true", value -> value.equals(true));
    is(tests, "false", value -> value.equals(false));
    is(tests, "integer", value -> Numbers.isInteger(value) && !(value instanceof Boolean));
    is(tests, "float", Double.class::isInstance);
    is(tests, "number", Types::isNumber);
    is(tests, "string", Types::isString);
    is(tests, "mapping", PyMapping.class::isInstance);
    is(tests, "sequence", Tests::isSequence);
    is(tests, "iterable", Tests::isIterable);
    tests.put("callable", Tests::isCallable);
    is(tests, "escaped", value -> value instanceof Markup || isChainable(value));
    is(tests, "lower", value -> StringClasses.isLower(Texts.str(value)));
    is(tests, "upper", value -> StringClasses.isUpper(Texts.str(value)));
  }

  private static void addComparisons(Map<String, PyCallable> tests) {
    two(tests, Comparison::equal, "==", "eq", "equalto");
    two(tests, (a, b) -> !Comparison.equal(a, b), "!=", "ne");
    two(tests, (a, b) -> Comparison.ordered(Order.GREATER, a, b), ">", "gt", "greaterthan");
    two(tests, (a, b) -> Comparison.ordered(Order.GREATER_OR_EQUAL, a, b), ">=", "ge");
    two(tests, (a, b) -> Comparison.ordered(Order.LESS, a, b), "<", "lt", "lessthan");
    two(tests, (a, b) -> Comparison.ordered(Order.LESS_OR_EQUAL, a, b), "<=", "le");
    named(tests, "in", "seq", (a, b) -> Comparison.contains(b, a));
    named(tests, "sameas", "other", Tests::isSame);
  }

  private static void named(
      Map<String, PyCallable> tests,
      String name,
      String parameter,
      BiPredicate<Object, Object> holds) {
    Signature signature = Signature.of("test_" + name, "value", parameter);
    tests.put(
        name,
        call -> {
          Args args = Args.of(signature, call);
          return holds.test(args.value(), args.required(1));
        });
  }

  private static void is(Map<String, PyCallable> tests, String name, Predicate<Object> holds) {
    one(tests, name, (value, call) -> holds.test(value));
  }

  private static void one(
      Map<String, PyCallable> tests, String name, BiPredicate<Object, Call> holds) {
    Signature signature = Signature.of("test_" + name, "value");
    tests.put(name, call -> holds.test(Args.of(signature, call).value(), call));
  }

  private static void two(
      Map<String, PyCallable> tests, BiPredicate<Object, Object> holds, String... names) {
    for (String name : names) {
      tests.put(
          name,
          call -> {
            if (call.args().size() != 2) {
              throw new RenderException(
                  Fault.TYPE, names[1] + " expected 2 arguments, got " + call.args().size());
            }
            return holds.test(call.args().get(0), call.args().get(1));
          });
    }
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

  private static boolean known(Map<String, PyCallable> names, Object value) {
    return Keys.of(value) instanceof String name && names.containsKey(name);
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
