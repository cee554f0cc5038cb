package dev.floe.jinja.eval;

import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.python.Arithmetic;
import dev.floe.jinja.syntax.Expr.Comparator;
import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.text.TextBuilder;
import dev.floe.jinja.value.Comparison;
import dev.floe.jinja.value.Comparison.Order;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Truth;
import java.util.function.BinaryOperator;

/** Compiled operators. */
final class Operators {

  private Operators() {}

  /** Adds the place to a failure that has none. */
  record Placed(Eval inner, int start, int end) implements Eval {
    @Override
    public Object eval(Activation a) {
      try {
        return inner.eval(a);
      } catch (RenderException e) {
        throw e.at(a.frame, start, end);
      }
    }
  }

  record Add(Eval left, Eval right, int start, int end) implements Eval {
    @Override
    public Object eval(Activation a) {
      Object x = left.eval(a);
      Object y = right.eval(a);
      try {
        return Arithmetic.add(x, y, a.frame, start);
      } catch (RenderException e) {
        throw e.at(a.frame, start, end);
      }
    }
  }

  record Modulo(Eval left, Eval right, int start, int end) implements Eval {
    @Override
    public Object eval(Activation a) {
      Object x = left.eval(a);
      Object y = right.eval(a);
      try {
        return Arithmetic.modulo(x, y, a.state, a.frame, start);
      } catch (RenderException e) {
        throw e.at(a.frame, start, end);
      }
    }
  }

  record Binary(BinaryOperator<Object> operator, Eval left, Eval right, int start, int end)
      implements Eval {
    @Override
    public Object eval(Activation a) {
      Object x = left.eval(a);
      Object y = right.eval(a);
      try {
        return operator.apply(x, y);
      } catch (RenderException e) {
        throw e.at(a.frame, start, end);
      }
    }
  }

  record Multiply(Eval left, Eval right, int start, int end) implements Eval {
    @Override
    public Object eval(Activation a) {
      Object x = left.eval(a);
      Object y = right.eval(a);
      try {
        return Arithmetic.multiply(x, y, a.state, a.frame, start);
      } catch (RenderException e) {
        throw e.at(a.frame, start, end);
      }
    }
  }

  record Concat(Eval[] parts, int start, int end) implements Printed {
    @Override
    public Object eval(Activation a) {
      try {
        Object[] values = values(a);
        TextBuilder out = new TextBuilder(32, a.state.environment().mapped());
        for (Object value : values) {
          if (value instanceof MappedText mapped) {
            out.append(mapped);
          } else {
            out.derived(Texts.str(value), a.frame, start);
          }
        }
        a.state.checkLength(out.length());
        return out.toValue();
      } catch (RenderException e) {
        throw e.at(a.frame, start, end);
      }
    }

    /** Prints the parts without joining them first; as one value where values are printed. */
    @Override
    public void print(Activation a, int place) {
      if (!a.out.isText()) {
        a.out.value(eval(a), a.frame, place);
        return;
      }
      try {
        for (Object value : values(a)) {
          a.out.value(value, a.frame, start);
        }
      } catch (RenderException e) {
        throw e.at(a.frame, start, end);
      }
    }

    private Object[] values(Activation a) {
      Object[] values = new Object[parts.length];
      for (int i = 0; i < parts.length; i++) {
        values[i] = parts[i].eval(a);
      }
      return values;
    }
  }

  record Not(Eval operand) implements Eval {
    @Override
    public Object eval(Activation a) {
      return !Truth.of(operand.eval(a));
    }
  }

  record And(Question left, Eval right) implements Eval {
    @Override
    public Object eval(Activation a) {
      Object x = left.value().eval(a);
      return left.isTrue(a, x) ? right.eval(a) : x;
    }
  }

  record Or(Question left, Eval right) implements Eval {
    @Override
    public Object eval(Activation a) {
      Object x = left.value().eval(a);
      return left.isTrue(a, x) ? x : right.eval(a);
    }
  }

  record Conditional(Question test, Eval then, Eval otherwise) implements Printed {
    @Override
    public Object eval(Activation a) {
      return test.holds(a) ? then.eval(a) : otherwise.eval(a);
    }

    @Override
    public void print(Activation a, int place) {
      Eval chosen = test.holds(a) ? then : otherwise;
      if (chosen instanceof Printed printed) {
        printed.print(a, place);
      } else {
        a.out.value(chosen.eval(a), a.frame, place);
      }
    }
  }

  record Compare(Eval first, Comparator[] comparators, Eval[] rest, int start, int end)
      implements Eval {
    @Override
    public Object eval(Activation a) {
      try {
        Object left = first.eval(a);
        for (int i = 0; i < rest.length; i++) {
          Object right = rest[i].eval(a);
          if (!holds(comparators[i], left, right)) {
            return false;
          }
          left = right;
        }
        return true;
      } catch (RenderException e) {
        throw e.at(a.frame, start, end);
      }
    }
  }

  private static boolean holds(Comparator comparator, Object left, Object right) {
    return switch (comparator) {
      case EQUAL -> Comparison.equal(left, right);
      case NOT_EQUAL -> !Comparison.equal(left, right);
      case LESS -> Comparison.ordered(Order.LESS, left, right);
      case LESS_OR_EQUAL -> Comparison.ordered(Order.LESS_OR_EQUAL, left, right);
      case GREATER -> Comparison.ordered(Order.GREATER, left, right);
      case GREATER_OR_EQUAL -> Comparison.ordered(Order.GREATER_OR_EQUAL, left, right);
      case IN -> Comparison.contains(right, left);
      case NOT_IN -> !Comparison.contains(right, left);
    };
  }
}
