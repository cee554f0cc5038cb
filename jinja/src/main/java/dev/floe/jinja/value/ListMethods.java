package dev.floe.jinja.value;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of lists. */
final class ListMethods {

  private static final Signature SORT = Signature.of("sort", "key?", "reverse?");

  private static final List<String> NAMES =
      List.of(
          "append", "extend", "insert", "remove", "pop", "clear", "index", "count", "sort",
          "reverse", "copy");

  static final MethodTable<PyList> TABLE = new MethodTable<>(NAMES, ListMethods::find);

  private ListMethods() {}

  private static MethodTable.@Nullable Body<PyList> find(String name) {
    return switch (name) {
      case "append" -> ListMethods::append;
      case "extend" -> ListMethods::extend;
      case "insert" -> ListMethods::insert;
      case "remove" -> ListMethods::remove;
      case "pop" -> ListMethods::pop;
      case "clear" -> ListMethods::clear;
      case "index" -> ListMethods::index;
      case "count" -> PySequence::count;
      case "sort" -> ListMethods::sort;
      case "reverse" -> ListMethods::reverse;
      case "copy" -> ListMethods::copy;
      default -> null;
    };
  }

  private static Object append(PyList self, Call call) {
    Arity.exactly(call, "list", "append", 1);
    self.add(call.args().get(0));
    return None.NONE;
  }

  private static Object extend(PyList self, Call call) {
    Arity.exactly(call, "list", "extend", 1);
    self.items().addAll(Sequences.copy(Iteration.of(call.args().get(0))));
    return None.NONE;
  }

  private static int machineIndex(Object value) {
    if (value instanceof BigInteger) {
      throw new RenderException(Fault.OVERFLOW, "Python int too large to convert to C ssize_t");
    }
    return Numbers.toIndex(value);
  }

  private static Object insert(PyList self, Call call) {
    Arity.exactly(call, "list", "insert", 2);
    int index = machineIndex(call.args().get(0));
    int size = self.length();
    self.items().add(Math.clamp(index < 0 ? index + size : index, 0, size), call.args().get(1));
    return None.NONE;
  }

  private static Object remove(PyList self, Call call) {
    Arity.exactly(call, "list", "remove", 1);
    int index = Sequences.indexOf(self.items(), call.args().get(0));
    if (index < 0) {
      throw new RenderException(Fault.VALUE, "list.remove(x): x not in list");
    }
    self.items().remove(index);
    return None.NONE;
  }

  private static Object pop(PyList self, Call call) {
    Arity.between(call, "list", "pop", 0, 1);
    List<Object> items = self.items();
    int index = call.args().isEmpty() ? -1 : machineIndex(call.args().get(0));
    if (items.isEmpty()) {
      throw new RenderException(Fault.INDEX, "pop from empty list");
    }
    int at = index < 0 ? index + items.size() : index;
    if (at < 0 || at >= items.size()) {
      throw new RenderException(Fault.INDEX, "pop index out of range");
    }
    return items.remove(at);
  }

  private static Object clear(PyList self, Call call) {
    Arity.exactly(call, "list", "clear", 0);
    self.items().clear();
    return None.NONE;
  }

  private static Object index(PyList self, Call call) {
    long found = self.index(call);
    if (found < 0) {
      throw new RenderException(Fault.VALUE, Texts.repr(call.args().get(0)) + " is not in list");
    }
    return found;
  }

  private static Object sort(PyList self, Call call) {
    if (!call.args().isEmpty()) {
      throw new RenderException(Fault.TYPE, "sort() takes no positional arguments");
    }
    @Nullable Object[] bound = SORT.bind(call);
    boolean reverse = bound[1] != null && Truth.of(bound[1]);
    List<Object> sorted = Sorting.sorted(self.items(), each -> key(bound[0], each, call), reverse);
    self.items().clear();
    self.items().addAll(sorted);
    return None.NONE;
  }

  private static Object key(@Nullable Object key, Object value, Call call) {
    if (key == null || key == None.NONE) {
      return value;
    }
    if (!(key instanceof PyCallable function)) {
      throw new RenderException(Fault.TYPE, "'" + Types.name(key) + "' object is not callable");
    }
    return function.call(call.with(value));
  }

  private static Object reverse(PyList self, Call call) {
    Arity.exactly(call, "list", "reverse", 0);
    java.util.Collections.reverse(self.items());
    return None.NONE;
  }

  private static Object copy(PyList self, Call call) {
    Arity.exactly(call, "list", "copy", 0);
    return PyList.copyOf(self.items());
  }
}
