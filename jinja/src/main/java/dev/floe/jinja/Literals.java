package dev.floe.jinja;

import dev.floe.jinja.syntax.Expr;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PyTuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of expressions that are nothing but literals. */
final class Literals {

  private Literals() {}

  static Optional<Object> of(Expr expr) {
    return switch (expr) {
      case Expr.Constant constant -> Optional.of(constant.value());
      case Expr.Text text -> Optional.of(text.value());
      case Expr.ListOf list -> all(list.items()).map(PyList::copyOf);
      case Expr.TupleOf tuple -> all(tuple.items()).map(PyTuple::copyOf);
      case Expr.DictOf dict -> dict(dict);
      case Expr.Unary unary -> negative(unary);
      // Whatever else there is must be evaluated.
      default -> Optional.empty();
    };
  }

  private static Optional<List<Object>> all(List<Expr> items) {
    List<Object> values = new ArrayList<>(items.size());
    for (Expr item : items) {
      Optional<Object> value = of(item);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(values);
  }

  private static Optional<Object> dict(Expr.DictOf literal) {
    PyDict dict = new PyDict();
    for (Expr.Pair pair : literal.pairs()) {
      Optional<Object> value = of(pair.value());
      if (value.isEmpty() || !(pair.key() instanceof Expr.Text key)) {
        return Optional.empty();
      }
      dict.put(key.value(), value.get());
    }
    return Optional.of(dict);
  }

  private static Optional<Object> negative(Expr.Unary unary) {
    if (unary.operator() != Expr.UnaryOperator.NEGATIVE) {
      return Optional.empty();
    }
    return switch (of(unary.operand()).orElse("")) {
      case Long n -> Optional.of(Numbers.integer(java.math.BigInteger.valueOf(n).negate()));
      case Double d -> Optional.of(-d);
      default -> Optional.empty();
    };
  }
}
