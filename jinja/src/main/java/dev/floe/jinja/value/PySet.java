package dev.floe.jinja.value;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Python's set, in the order of insertion (Python's own order is arbitrary). Not thread-safe. */
public final class PySet implements PyIterable, PySized, PyContainer, Container {

  private final LinkedHashMap<Object, Object> members = new LinkedHashMap<>();

  /** An empty set. */
  public PySet() {}

  public static PySet copyOf(Iterable<?> values) {
    PySet set = new PySet();
    values.forEach(set::add);
    return set;
  }

  /** Whether it was not there yet. */
  public boolean add(Object value) {
    return members.putIfAbsent(Keys.of(value), value) == null;
  }

  /** Whether it was there. */
  public boolean remove(Object value) {
    return members.remove(Keys.of(value)) != null;
  }

  /** The live members. */
  public Collection<Object> members() {
    return members.values();
  }

  @Override
  public boolean contains(Object value) {
    return members.containsKey(Keys.of(value));
  }

  boolean containsAll(PySet other) {
    return members.keySet().containsAll(other.members.keySet());
  }

  boolean ordered(Comparison.Order order, PySet other) {
    return switch (order) {
      case LESS -> length() < other.length() && other.containsAll(this);
      case LESS_OR_EQUAL -> other.containsAll(this);
      case GREATER -> length() > other.length() && containsAll(other);
      case GREATER_OR_EQUAL -> containsAll(other);
    };
  }

  @Override
  public String typeName() {
    return "set";
  }

  @Override
  public int length() {
    return members.size();
  }

  @Override
  public Iterator<Object> iterator() {
    return members.values().iterator();
  }

  @Override
  public @Nullable Object attribute(String name) {
    return SetMethods.TABLE.bind(this, name);
  }

  @Override
  public Collection<String> attributeNames() {
    return SetMethods.TABLE.names();
  }

  @Override
  public boolean equalTo(Object other) {
    return other instanceof PySet set && set.members.keySet().equals(members.keySet());
  }

  @Override
  public Object hashKey() {
    throw new RenderException(Fault.TYPE, "unhashable type: 'set'");
  }

  @Override
  public String repr() {
    return ReprWriter.repr(this);
  }

  @Override
  public void writeRepr(ReprWriter out) {
    if (members.isEmpty()) {
      out.text("set()");
    } else {
      out.text("{").values(iterator()).text("}");
    }
  }
}
