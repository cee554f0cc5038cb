package dev.floe.jinja.eval;

import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.python.Attributes;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyList;

/** Compiled {@code x.name} and {@code x[key]}, the common kinds of objects first. */
final class Members {

  private Members() {}

  static Eval attribute(Eval object, String name, int start, int end) {
    return new Attribute(object, name, !PyDict.isMethod(name), start, end);
  }

  static Eval item(Eval object, Eval key, int start, int end) {
    return key instanceof Constant(Long index) && index >= 0
        ? new NumberedItem(object, index, start, end)
        : new Item(object, key, start, end);
  }

  /**
   * @param key whether a dict has nothing but its items under the name
   */
  private record Attribute(Eval object, String name, boolean key, int start, int end)
      implements Eval {
    @Override
    public Object eval(Activation a) {
      try {
        Object value = object.eval(a);
        if (key && value instanceof PyDict dict) {
          Object found = dict.get(name);
          if (found != null) {
            return found;
          }
        }
        return Attributes.get(a.state, value, name);
      } catch (RenderException e) {
        throw e.at(a.frame, start, end);
      }
    }
  }

  /** {@code x[0]}. */
  private record NumberedItem(Eval object, Long index, int start, int end) implements Eval {
    @Override
    public Object eval(Activation a) {
      try {
        Object value = object.eval(a);
        if (value instanceof PyList list && index < list.items().size()) {
          return list.items().get(index.intValue());
        }
        return Attributes.item(a.state, value, index);
      } catch (RenderException e) {
        throw e.at(a.frame, start, end);
      }
    }
  }

  private record Item(Eval object, Eval key, int start, int end) implements Eval {
    @Override
    public Object eval(Activation a) {
      try {
        Object value = object.eval(a);
        Object index = key.eval(a);
        if (index instanceof Long at && value instanceof PyList list) {
          long i = at;
          if (i >= 0 && i < list.items().size()) {
            return list.items().get((int) i);
          }
        }
        return Attributes.item(a.state, value, index);
      } catch (RenderException e) {
        throw e.at(a.frame, start, end);
      }
    }
  }
}
