package dev.floe.jinja.value;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's tuple. */
public final class PyTuple implements PySequence {

  private static final MethodTable<PyTuple> METHODS =
      new MethodTable<>(List.of("count", "index"), PyTuple::method);

  private final List<Object> items;

  private PyTuple(List<Object> items) {
    this.items = items;
  }

  public static PyTuple of(Object... values) {
    return new PyTuple(List.of(values));
  }

  public static PyTuple copyOf(Collection<?> values) {
    return new PyTuple(List.copyOf(values));
  }

  /** The items; never change. */
  @Override
  public List<Object> items() {
    return items;
  }

  @Override
  public String typeName() {
    return "tuple";
  }

  @Override
  public Iterator<Object> iterator() {
    return items.iterator();
  }

  @Override
  public @Nullable Object attribute(String name) {
    return METHODS.bind(this, name);
  }

  @Override
  public Collection<String> attributeNames() {
    return METHODS.names();
  }

  @Override
  public boolean equalTo(Object other) {
    return this == other || other instanceof PyTuple tuple && Sequences.equal(items, tuple.items);
  }

  private record Key(List<Object> keys) {}

  @Override
  public Object hashKey() {
    List<Object> keys = new ArrayList<>(items.size());
    for (Object item : items) {
      keys.add(Keys.of(item));
    }
    return new Key(keys);
  }

  @Override
  public void writeRepr(ReprWriter out) {
    out.text("(").values(iterator()).text(items.size() == 1 ? ",)" : ")");
  }

  private static MethodTable.@Nullable Body<PyTuple> method(String name) {
    return switch (name) {
      case "count" -> PySequence::count;
      case "index" -> PyTuple::indexOf;
      default -> null;
    };
  }

  private static Object indexOf(PyTuple self, Call call) {
    long found = self.index(call);
    if (found < 0) {
      throw new RenderException(Fault.VALUE, "tuple.index(x): x not in tuple");
    }
    return found;
  }
}
