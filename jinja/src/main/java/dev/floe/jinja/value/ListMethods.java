package dev.floe.jinja.value;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of lists. */
final class ListMethods {

  private static final Signature SORT = Signature.of("sort", "key?", "reverse?");

  static final MethodTable<PyList> TABLE =
      new MethodTable<>(
          Map.ofEntries(
              Map.entry("append", ListMethods::append),
              Map.entry("extend", ListMethods::extend),
              Map.entry("insert", ListMethods::insert),
              Map.entry("remove", ListMethods::remove),
              Map.entry("pop", ListMethods::pop),
              Map.entry("clear", ListMethods::clear),
              Map.entry("index", ListMethods::index),
              Map.entry("count", ListMethods::count),
              Map.entry("sort", ListMethods::sort),
              Map.entry("reverse", ListMethods::reverse),
              Map.entry("copy", ListMethods::copy)));

  private ListMethods() {}

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
    Arity.between(call, "list", "index", 1, 3);
    List<Object> args = call.args();
    int size = self.length();
    int from = args.size() > 1 ? bound(args.get(1), size) : 0;
    int to = args.size() > 2 ? bound(args.get(2), size) : size;
    int found = from < to ? Sequences.indexOf(self.items().subList(from, to), args.get(0)) : -1;
    if (found < 0) {
      throw new RenderException(Fault.VALUE, Texts.repr(args.get(0)) + " is not in list");
    }
    return (long) found + from;
  }

  private static int bound(Object value, int size) {
    int index = Numbers.toIndex(value);
    return Math.clamp(index < 0 ? index + size : index, 0, size);
  }

  private static Object count(PyList self, Call call) {
    Arity.exactly(call, "list", "count", 1);
    return Sequences.count(self.items(), call.args().get(0));
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
