package dev.floe.jinja.value;

import java.util.Iterator;

/**
 * A sequence that is computed while it is walked over, once.
 *
 * @param name what Python calls the function that makes it
 * @param iterator what is left
 */
public record PyGenerator(String name, Iterator<Object> iterator) implements PyIterable {

  @Override
  public String typeName() {
    return isIterator() ? name : "generator";
  }

  /** Python's own iterators have types of their own. */
  private boolean isIterator() {
    return name.endsWith("iterator") || name.equals("reversed");
  }

  @Override
  public boolean equalTo(Object other) {
    return this == other;
  }

  @Override
  public Object hashKey() {
    return iterator;
  }

  @Override
  public String repr() {
    return isIterator() ? "<" + name + " object>" : "<generator object " + name + ">";
  }
}
