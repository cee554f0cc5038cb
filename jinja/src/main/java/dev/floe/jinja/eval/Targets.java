package dev.floe.jinja.eval;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.syntax.Expr;
import dev.floe.jinja.value.Iteration;
import dev.floe.jinja.value.Namespace;
import dev.floe.jinja.value.PyIterable;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Types;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Compiled assignment targets. */
final class Targets {

  /** Puts a value in its place. */
  @FunctionalInterface
  interface Target {
    void assign(Activation a, Object value);
  }

  private Targets() {}

  static Target of(Symbols symbols, Expr target, boolean exports) {
    return switch (target) {
      case Expr.Name name -> name(symbols, name.name(), exports);
      case Expr.TupleOf tuple -> unpacking(symbols, tuple, exports);
      case Expr.NamespaceTarget attribute -> namespace(symbols, attribute);
      default -> throw new IllegalStateException("not a target: " + target);
    };
  }

  static Target name(Symbols symbols, String name, boolean exports) {
    Variable variable = symbols.ref(name);
    int slot = variable.slot();
    int hops = symbols.layout().hopsTo(variable.layout());
    if (hops != 0) {
      throw new IllegalStateException("assignment to a variable of an outer unit: " + name);
    }
    if (exports) {
      return (a, value) -> {
        a.slots[slot] = value;
        a.run.export(name, value);
      };
    }
    return (a, value) -> a.slots[slot] = value;
  }

  private static Target namespace(Symbols symbols, Expr.NamespaceTarget attribute) {
    Eval namespace = Names.read(symbols, attribute.namespace());
    String name = attribute.name();
    return (a, value) -> {
      if (!(namespace.eval(a) instanceof Namespace target)) {
        throw new RenderException(Fault.RUNTIME, "cannot assign attribute on non-namespace object")
            .at(a.frame, attribute.start(), attribute.end());
      }
      target.assign(name, value);
    };
  }

  private static Target unpacking(Symbols symbols, Expr.TupleOf tuple, boolean exports) {
    Target[] targets =
        tuple.items().stream().map(item -> of(symbols, item, exports)).toArray(Target[]::new);
    return (a, value) -> {
      try {
        List<Object> values = unpack(value, targets.length);
        for (int i = 0; i < targets.length; i++) {
          targets[i].assign(a, values.get(i));
        }
      } catch (RenderException e) {
        throw e.at(a.frame, tuple.start(), tuple.end());
      }
    };
  }

  private static List<Object> unpack(Object value, int count) {
    if (value instanceof PyTuple pair && pair.length() == count) {
      return pair.items();
    }
    if (!(value instanceof PyIterable) && !Types.isString(value)) {
      throw new RenderException(
          Fault.TYPE, "cannot unpack non-iterable " + Types.name(value) + " object");
    }
    List<Object> values = new ArrayList<>(count);
    Iterator<Object> all = Iteration.of(value).iterator();
    while (all.hasNext()) {
      if (values.size() == count) {
        throw new RenderException(
            Fault.VALUE, "too many values to unpack (expected " + count + ")");
      }
      values.add(all.next());
    }
    if (values.size() < count) {
      throw new RenderException(
          Fault.VALUE,
          "not enough values to unpack (expected " + count + ", got " + values.size() + ")");
    }
    return values;
  }
}
