package dev.floe.jinja.value;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of dicts. */
final class DictMethods {

  private static final List<String> NAMES =
      List.of(
          "get",
          "items",
          "keys",
          "values",
          "pop",
          "popitem",
          "setdefault",
          "update",
          "clear",
          "copy",
          "fromkeys");

  static final MethodTable<PyDict> TABLE = new MethodTable<>(NAMES, DictMethods::find);

  private DictMethods() {}

  private static MethodTable.@Nullable Body<PyDict> find(String name) {
    return switch (name) {
      case "get" -> DictMethods::get;
      case "items" -> (self, call) -> view(self, call, DictView.Kind.ITEMS);
      case "keys" -> (self, call) -> view(self, call, DictView.Kind.KEYS);
      case "values" -> (self, call) -> view(self, call, DictView.Kind.VALUES);
      case "pop" -> DictMethods::pop;
      case "popitem" -> DictMethods::popItem;
      case "setdefault" -> DictMethods::setDefault;
      case "update" -> DictMethods::update;
      case "clear" -> DictMethods::clear;
      case "copy" -> DictMethods::copy;
      case "fromkeys" -> DictMethods::fromKeys;
      default -> null;
    };
  }

  private static Object get(PyDict self, Call call) {
    Arity.between(call, "dict", "get", 1, 2);
    Object found = self.get(call.args().get(0));
    if (found != null) {
      return found;
    }
    return call.args().size() > 1 ? call.args().get(1) : None.NONE;
  }

  private static Object view(PyDict self, Call call, DictView.Kind kind) {
    Arity.exactly(call, "dict", kind.method(), 0);
    return new DictView(self, kind);
  }

  private static Object pop(PyDict self, Call call) {
    Arity.between(call, "dict", "pop", 1, 2);
    Object removed = self.remove(call.args().get(0));
    if (removed != null) {
      return removed;
    }
    if (call.args().size() > 1) {
      return call.args().get(1);
    }
    throw new RenderException(Fault.KEY, Texts.repr(call.args().get(0)));
  }

  private static Object popItem(PyDict self, Call call) {
    Arity.exactly(call, "dict", "popitem", 0);
    List<Object> keys = self.keys();
    if (keys.isEmpty()) {
      throw new RenderException(Fault.KEY, "'popitem(): dictionary is empty'");
    }
    Object key = keys.getLast();
    Object value = self.remove(key);
    return PyTuple.of(key, value == null ? None.NONE : value);
  }

  private static Object setDefault(PyDict self, Call call) {
    Arity.between(call, "dict", "setdefault", 1, 2);
    Object key = call.args().get(0);
    Object found = self.get(key);
    if (found != null) {
      return found;
    }
    Object value = call.args().size() > 1 ? call.args().get(1) : None.NONE;
    self.put(key, value);
    return value;
  }

  private static Object update(PyDict self, Call call) {
    if (call.args().size() > 1) {
      throw new RenderException(
          Fault.TYPE, "update expected at most 1 argument, got " + call.args().size());
    }
    fill(self, call);
    return None.NONE;
  }

  /** What {@code dict(…)} and {@code update(…)} do with their arguments. */
  static void fill(PyDict target, Call call) {
    if (!call.args().isEmpty()) {
      addAll(target, call.args().get(0));
    }
    call.keywords().forEach(target::put);
  }

  private static void addAll(PyDict target, Object source) {
    if (source instanceof PyDict dict) {
      target.putAll(dict);
      return;
    }
    if (source instanceof PyMapping mapping) {
      for (Object key : mapping) {
        @Nullable Object value = mapping.item(key);
        target.put(key, value == null ? None.NONE : value);
      }
      return;
    }
    int index = 0;
    for (Object pair : Iteration.of(source)) {
      List<Object> both = pair(pair, index++);
      target.put(both.get(0), both.get(1));
    }
  }

  private static List<Object> pair(Object value, int index) {
    if (!(value instanceof PyIterable) && !Types.isString(value)) {
      throw new RenderException(
          Fault.TYPE,
          "cannot convert dictionary update sequence element #" + index + " to a sequence");
    }
    List<Object> both = Iteration.list(value);
    if (both.size() != 2) {
      throw new RenderException(
          Fault.VALUE,
          "dictionary update sequence element #"
              + index
              + " has length "
              + both.size()
              + "; 2 is required");
    }
    return both;
  }

  private static Object clear(PyDict self, Call call) {
    Arity.exactly(call, "dict", "clear", 0);
    self.clear();
    return None.NONE;
  }

  private static Object copy(PyDict self, Call call) {
    Arity.exactly(call, "dict", "copy", 0);
    return PyDict.copyOf(self);
  }

  private static Object fromKeys(PyDict self, Call call) {
    Arity.between(call, "dict", "fromkeys", 1, 2);
    PyDict dict = new PyDict();
    Object value = call.args().size() > 1 ? call.args().get(1) : None.NONE;
    for (Object key : Iteration.of(call.args().get(0))) {
      dict.put(key, value);
    }
    return dict;
  }
}
