package dev.floe.jinja.builtin;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Comparison;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PyOrdered;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Sorting;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Python's {@code pprint.pformat} of lists, tuples and dicts, 80 columns wide. */
final class PrettyPrint {

  private static final int WIDTH = 80;

  private PrettyPrint() {}

  static String format(Object value) {
    StringBuilder out = new StringBuilder();
    write(sorted(value, Collections.newSetFromMap(new IdentityHashMap<>())), out, 0, 0);
    return out.toString();
  }

  /** The value with the keys of its dicts in order, however deep they are; those around it. */
  private static Object sorted(Object value, Set<Object> around) {
    if (isFlat(value) || !around.add(value)) {
      return value;
    }
    Object result =
        switch (value) {
          case PyDict dict -> sorted(dict, around);
          case PyList list -> PyList.copyOf(sorted(list.items(), around));
          case PyTuple tuple -> PyTuple.copyOf(sorted(tuple.items(), around));
          // Nothing else holds values.
          default -> value;
        };
    around.remove(value);
    return result;
  }

  private static List<Object> sorted(List<Object> items, Set<Object> around) {
    return items.stream().map(item -> sorted(item, around)).toList();
  }

  /** Keys that have no order are printed in that of their types' names. */
  private static PyDict sorted(PyDict dict, Set<Object> around) {
    PyDict result = new PyDict();
    for (Object key : Sorting.sorted(dict.keys(), SafeKey::new, false)) {
      Object value = dict.get(key);
      if (value != null) {
        result.put(key, sorted(value, around));
      }
    }
    return result;
  }

  private record SafeKey(Object value) implements PyOrdered {

    @Override
    public OptionalInt compareTo(Object other) {
      Object that = ((SafeKey) other).value;
      try {
        return OptionalInt.of(Comparison.compare(value, that));
      } catch (RenderException e) {
        if (!e.kind().equals(Fault.TYPE.pythonName())) {
          throw e;
        }
        return OptionalInt.of(Types.name(value).compareTo(Types.name(that)));
      }
    }

    @Override
    public String typeName() {
      return "_safe_key";
    }

    @Override
    public String repr() {
      return Texts.repr(value);
    }
  }

  private static void write(Object value, StringBuilder out, int indent, int allowance) {
    String flat = Texts.repr(value);
    if (flat.length() <= WIDTH - indent - allowance || isFlat(value)) {
      out.append(flat);
      return;
    }
    switch (value) {
      case PyDict dict -> dict(dict, out, indent, allowance);
      case PyList list -> items(list.items(), "[", "]", out, indent, allowance);
      case PyTuple tuple ->
          items(tuple.items(), "(", tuple.length() == 1 ? ",)" : ")", out, indent, allowance);
      default -> out.append(flat);
    }
  }

  private static boolean isFlat(Object value) {
    return !(value instanceof PyDict || value instanceof PyList || value instanceof PyTuple);
  }

  private static void items(
      List<Object> items, String open, String close, StringBuilder out, int indent, int allowance) {
    out.append(open);
    for (int i = 0; i < items.size(); i++) {
      boolean last = i == items.size() - 1;
      write(items.get(i), out, indent + 1, last ? allowance + close.length() : 1);
      out.append(last ? close : ",\n" + " ".repeat(indent + 1));
    }
  }

  private static void dict(PyDict dict, StringBuilder out, int indent, int allowance) {
    out.append('{');
    List<Object> keys = new ArrayList<>(dict.keys());
    for (Iterator<Object> all = keys.iterator(); all.hasNext(); ) {
      Object key = all.next();
      Object value = dict.get(key);
      String shown = Texts.repr(key);
      out.append(shown).append(": ");
      if (value != null) {
        int inner = indent + shown.length() + 3;
        write(value, out, inner, all.hasNext() ? 1 : allowance + 1);
      }
      out.append(all.hasNext() ? ",\n" + " ".repeat(indent + 1) : "");
    }
    out.append('}');
  }
}
