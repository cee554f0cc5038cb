package dev.floe.jinja.value;

import java.util.Iterator;
import java.util.function.UnaryOperator;

/** The items of another iterator, changed as late as possible. */
public record MappedIterator(Iterator<Object> all, UnaryOperator<Object> change)
    implements Iterator<Object> {

  @Override
  public boolean hasNext() {
    return all.hasNext();
  }

  @Override
  public Object next() {
    return change.apply(all.next());
  }
}
