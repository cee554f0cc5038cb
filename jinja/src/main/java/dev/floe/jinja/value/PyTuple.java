package dev.floe.jinja.value;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's tuple. */
public final class PyTuple implements PyIterable, PySized, PyIndexed, Container {

  private static final MethodTable<PyTuple> METHODS =
      new MethodTable<>(Map.of("count", PyTuple::count, "index", PyTuple::index));

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
  public List<Object> items() {
    return items;
  }

  @Override
  public String typeName() {
    return "tuple";
  }

  @Override
  public int length() {
    return items.size();
  }

  @Override
  public @Nullable Object item(Object key) {
    return Sequences.item(items, key);
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
  public String repr() {
    return ReprWriter.repr(this);
  }

  @Override
  public void writeRepr(ReprWriter out) {
    out.text("(").values(iterator()).text(items.size() == 1 ? ",)" : ")");
  }

  private static Object count(PyTuple self, Call call) {
    Arity.exactly(call, "tuple", "count", 1);
    return Sequences.count(self.items, call.args().get(0));
  }

  private static Object index(PyTuple self, Call call) {
    Arity.between(call, "tuple", "index", 1, 3);
    int found = Sequences.indexOf(self.items, call.args().get(0));
    if (found < 0) {
      throw new RenderException(Fault.VALUE, "tuple.index(x): x not in tuple");
    }
    return (long) found;
  }
}
