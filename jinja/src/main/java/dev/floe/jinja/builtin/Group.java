package dev.floe.jinja.builtin;

import dev.floe.jinja.value.Comparison;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.PyIndexed;
import dev.floe.jinja.value.PyIterable;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PyOrdered;
import dev.floe.jinja.value.PySized;
import dev.floe.jinja.value.PyTuple;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One group of {@code groupby}: a pair whose parts also have names. */
record Group(Object grouper, PyList list) implements PyIterable, PyIndexed, PySized, PyOrdered {

  private PyTuple tuple() {
    return PyTuple.of(grouper, list);
  }

  @Override
  public String typeName() {
    return "jinja2.filters._GroupTuple";
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "grouper" -> grouper;
      case "list" -> list;
      default -> tuple().attribute(name);
    };
  }

  @Override
  public Collection<String> attributeNames() {
    return List.of("grouper", "list");
  }

  @Override
  public @Nullable Object item(Object key) {
    return Numbers.isInteger(key) ? tuple().item(key) : null;
  }

  @Override
  public int length() {
    return 2;
  }

  @Override
  public Iterator<Object> iterator() {
    return tuple().iterator();
  }

  @Override
  public boolean equalTo(Object other) {
    return tuple().equalTo(other instanceof Group group ? group.tuple() : other);
  }

  @Override
  public OptionalInt compareTo(Object other) {
    PyTuple theirs = other instanceof Group group ? group.tuple() : null;
    if (theirs == null) {
      return OptionalInt.empty();
    }
    if (tuple().equalTo(theirs)) {
      return OptionalInt.of(0);
    }
    return OptionalInt.of(Comparison.ordered(Comparison.Order.LESS, tuple(), theirs) ? -1 : 1);
  }

  @Override
  public Object hashKey() {
    return tuple().hashKey();
  }

  @Override
  public String repr() {
    return tuple().repr();
  }
}
