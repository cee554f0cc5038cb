package dev.floe.dbt.render;

import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.Iteration;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyIndexed;
import dev.floe.jinja.value.PyList;
import org.jspecify.annotations.Nullable;

/**
 * An object of dbt's own that templates read by attributes and turn into a dict with {@code
 * to_dict()}: the result of a node.
 */
record PyRecord(PyDict content) implements PyIndexed {

  @Override
  public String typeName() {
    return "object";
  }

  @Override
  public @Nullable Object item(Object key) {
    return content.get(key);
  }

  @Override
  public @Nullable Object attribute(String name) {
    return name.equals("to_dict")
        ? new Function(name, call -> dict(content, !call.keywords().containsKey("omit_none")))
        : content.get(name);
  }

  /** Records within become dicts as well. */
  private static PyDict dict(PyDict content, boolean omitNone) {
    PyDict dict = new PyDict();
    content
        .entries()
        .forEachRemaining(entry -> {
          if (!omitNone || entry.getValue() != None.NONE) {
            dict.put(entry.getKey(), value(entry.getValue()));
          }
        });
    return dict;
  }

  private static Object value(Object value) {
    return switch (value) {
      case PyRecord record -> dict(record.content(), false);
      case PyList list -> {
        PyList items = new PyList();
        Iteration.list(list).forEach(item -> items.add(value(item)));
        yield items;
      }
      default -> value;
    };
  }
}
