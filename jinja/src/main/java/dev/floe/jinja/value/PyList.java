package dev.floe.jinja.value;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Python's list. Not thread-safe. */
public final class PyList implements PySequence {

  private List<Object> items;

  private PyList(List<Object> items) {
    this.items = items;
  }

  /** An empty list. */
  public PyList() {
    this(new ArrayList<>());
  }

  /** A list of the values there are. */
  public static PyList of(Object... values) {
    return copyOf(List.of(values));
  }

  /** A list with a copy of the values. */
  public static PyList copyOf(Collection<?> values) {
    return new PyList(new ArrayList<>(values));
  }

  /** The live items. */
  @Override
  public List<Object> items() {
    return items;
  }

  /** Makes this list safe for several threads, as {@link PyDict#share()} does. */
  public void share() {
    if (!(items instanceof SharedList)) {
      items = new SharedList(items);
    }
  }

  public void add(Object value) {
    items.add(value);
  }

  @Override
  public String typeName() {
    return "list";
  }

  /** Looks at the list anew at each step, so that a body may grow it. */
  @Override
  public Iterator<Object> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < items.size();
      }

      @Override
      public Object next() {
        if (next >= items.size()) {
          throw new NoSuchElementException();
        }
        return items.get(next++);
      }
    };
  }

  @Override
  public @Nullable Object attribute(String name) {
    return ListMethods.TABLE.bind(this, name);
  }

  @Override
  public Collection<String> attributeNames() {
    return ListMethods.TABLE.names();
  }

  @Override
  public boolean equalTo(Object other) {
    return this == other || other instanceof PyList list && Sequences.equal(items, list.items);
  }

  @Override
  public Object hashKey() {
    throw new RenderException(Fault.TYPE, "unhashable type: 'list'");
  }

  @Override
  public void writeRepr(ReprWriter out) {
    out.text("[").values(iterator()).text("]");
  }
}
