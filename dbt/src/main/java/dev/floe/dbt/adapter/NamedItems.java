package dev.floe.dbt.adapter;

import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyIndexed;
import dev.floe.jinja.value.PyIterable;
import dev.floe.jinja.value.PySized;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items found by number, and by name where they have one: agate's {@code MappedSequence}. */
sealed interface NamedItems extends PyIndexed, PyIterable, PySized permits PyRow, PyTableItems {

  /** The names of the items, in their order; empty where they have none. */
  List<String> names();

  /** The items. */
  List<Object> items();

  @Override
  default @Nullable Object item(Object key) {
    if (Types.isString(key)) {
      int index = names().indexOf(Texts.str(key));
      return index < 0 ? null : items().get(index);
    }
    return PyTuple.copyOf(items()).item(key);
  }

  @Override
  default @Nullable Object attribute(String name) {
    return switch (name) {
      case "keys" -> new Function(name, call -> PyTuple.copyOf(names()));
      case "values" -> new Function(name, call -> PyTuple.copyOf(items()));
      case "items" -> new Function(name, call -> pairs());
      case "dict" -> new Function(name, call -> dict());
      case "get" ->
          new Function(
              name,
              call -> {
                @Nullable Object[] args = Signature.of(name, "key", "default?").bind(call);
                Object found = args[0] == null ? null : item(args[0]);
                return found != null ? found : args[1] != null ? args[1] : None.NONE;
              });
      default -> null;
    };
  }

  private PyTuple pairs() {
    List<Object> pairs = new ArrayList<>();
    for (int i = 0; i < Math.min(names().size(), items().size()); i++) {
      pairs.add(PyTuple.of(names().get(i), items().get(i)));
    }
    return PyTuple.copyOf(pairs);
  }

  private PyDict dict() {
    PyDict dict = new PyDict();
    for (int i = 0; i < Math.min(names().size(), items().size()); i++) {
      dict.put(names().get(i), items().get(i));
    }
    return dict;
  }

  @Override
  default Iterator<Object> iterator() {
    return items().iterator();
  }

  @Override
  default int length() {
    return items().size();
  }
}
