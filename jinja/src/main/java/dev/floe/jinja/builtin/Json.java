package dev.floe.jinja.builtin;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.python.JsonText;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Sorting;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import java.util.List;

/** Writes values as Python's {@code json.dumps} does. */
final class Json {

  private static final int MAX_DEPTH = 200;

  private final boolean pretty;
  private final String step;
  private final boolean sortKeys;
  private final StringBuilder out = new StringBuilder();
  private int depth;

  Json(boolean pretty, String step, boolean sortKeys) {
    this.pretty = pretty;
    this.step = step;
    this.sortKeys = sortKeys;
  }

  String write(Object value) {
    value(value);
    return out.toString();
  }

  private void value(Object value) {
    if (Types.isString(value)) {
      out.append(JsonText.of(Texts.str(value)));
      return;
    }
    switch (value) {
      case None none -> out.append("null");
      case Boolean b -> out.append(b);
      case Double d -> out.append(JsonText.of(d));
      case PyList list -> list(list.items());
      case PyTuple tuple -> list(tuple.items());
      case PyDict dict -> dict(dict);
      default -> {
        if (!Numbers.isInteger(value)) {
          throw new RenderException(
              Fault.TYPE, "Object of type " + shortName(value) + " is not JSON serializable");
        }
        out.append(Texts.str(value));
      }
    }
  }

  private static String shortName(Object value) {
    String name = Types.name(value);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw new RenderException(Fault.VALUE, "Circular reference detected");
    }
  }

  private void newline() {
    if (pretty) {
      out.append('\n').append(step.repeat(depth));
    }
  }

  private void list(List<Object> items) {
    if (items.isEmpty()) {
      out.append("[]");
      return;
    }
    enter();
    String separator = "[";
    for (Object item : items) {
      out.append(separator);
      newline();
      value(item);
      separator = pretty ? "," : ", ";
    }
    depth--;
    newline();
    out.append(']');
  }

  private void dict(PyDict dict) {
    if (dict.length() == 0) {
      out.append("{}");
      return;
    }
    enter();
    List<Object> keys = sortKeys ? Sorting.sorted(dict.keys(), key -> key, false) : dict.keys();
    String separator = "{";
    for (Object key : keys) {
      out.append(separator);
      newline();
      out.append(JsonText.of(keyText(key)));
      out.append(": ");
      Object value = dict.get(key);
      value(value == null ? None.NONE : value);
      separator = pretty ? "," : ", ";
    }
    depth--;
    newline();
    out.append('}');
  }

  private static String keyText(Object key) {
    return switch (key) {
      case None none -> "null";
      case Boolean b -> b.toString();
      default -> {
        if (!Types.isString(key) && !Types.isNumber(key)) {
          throw new RenderException(
              Fault.TYPE, "keys must be str, int, float, bool or None, not " + shortName(key));
        }
        yield Texts.str(key);
      }
    };
  }
}
