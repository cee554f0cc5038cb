package dev.floe.jinja.value;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of sets. */
final class SetMethods {

  private static final List<String> NAMES =
      List.of(
          "add",
          "remove",
          "discard",
          "pop",
          "clear",
          "copy",
          "update",
          "union",
          "intersection",
          "difference",
          "symmetric_difference",
          "issubset",
          "issuperset",
          "isdisjoint");

  static final MethodTable<PySet> TABLE = new MethodTable<>(NAMES, SetMethods::find);

  private SetMethods() {}

  private static MethodTable.@Nullable Body<PySet> find(String name) {
    return switch (name) {
      case "add" -> SetMethods::add;
      case "remove" -> SetMethods::remove;
      case "discard" -> SetMethods::discard;
      case "pop" -> SetMethods::pop;
      case "clear" -> SetMethods::clear;
      case "copy" -> (self, call) -> PySet.copyOf(self);
      case "update" -> SetMethods::update;
      case "union" -> SetMethods::union;
      case "intersection" -> SetMethods::intersection;
      case "difference" -> SetMethods::difference;
      case "symmetric_difference" -> SetMethods::symmetricDifference;
      case "issubset" -> (self, call) -> only(call, "issubset").containsAll(self);
      case "issuperset" -> (self, call) -> self.containsAll(only(call, "issuperset"));
      case "isdisjoint" -> SetMethods::isDisjoint;
      default -> null;
    };
  }

  private static Object add(PySet self, Call call) {
    Arity.exactly(call, "set", "add", 1);
    self.add(call.args().get(0));
    return None.NONE;
  }

  private static Object remove(PySet self, Call call) {
    Arity.exactly(call, "set", "remove", 1);
    if (!self.remove(call.args().get(0))) {
      throw new RenderException(Fault.KEY, Texts.repr(call.args().get(0)));
    }
    return None.NONE;
  }

  private static Object discard(PySet self, Call call) {
    Arity.exactly(call, "set", "discard", 1);
    self.remove(call.args().get(0));
    return None.NONE;
  }

  private static Object pop(PySet self, Call call) {
    Arity.exactly(call, "set", "pop", 0);
    Iterator<Object> first = self.iterator();
    if (!first.hasNext()) {
      throw new RenderException(Fault.KEY, "'pop from an empty set'");
    }
    Object value = first.next();
    first.remove();
    return value;
  }

  private static Object clear(PySet self, Call call) {
    Arity.exactly(call, "set", "clear", 0);
    self.members().clear();
    return None.NONE;
  }

  private static Object update(PySet self, Call call) {
    for (Object other : call.args()) {
      Iteration.of(other).forEach(self::add);
    }
    return None.NONE;
  }

  private static Object union(PySet self, Call call) {
    PySet all = PySet.copyOf(self);
    update(all, call);
    return all;
  }

  private static Object intersection(PySet self, Call call) {
    PySet rest = PySet.copyOf(self);
    for (Object other : call.args()) {
      PySet set = PySet.copyOf(Iteration.of(other));
      rest.members().removeIf(member -> !set.contains(member));
    }
    return rest;
  }

  private static Object difference(PySet self, Call call) {
    PySet rest = PySet.copyOf(self);
    for (Object other : call.args()) {
      Iteration.of(other).forEach(rest::remove);
    }
    return rest;
  }

  private static Object symmetricDifference(PySet self, Call call) {
    PySet other = only(call, "symmetric_difference");
    PySet result = PySet.copyOf(self);
    for (Object each : other) {
      if (!result.remove(each)) {
        result.add(each);
      }
    }
    return result;
  }

  private static Object isDisjoint(PySet self, Call call) {
    PySet other = only(call, "isdisjoint");
    return other.members().stream().noneMatch(self::contains);
  }

  private static PySet only(Call call, String method) {
    Arity.exactly(call, "set", method, 1);
    return PySet.copyOf(Iteration.of(call.args().get(0)));
  }
}
