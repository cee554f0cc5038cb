package dev.floe.jinja.builtin;

import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An iterator that is made when it is first asked, as Python's generators start. */
final class LazyIterator implements Iterator<Object> {

  private final Supplier<Iterator<Object>> make;
  private @Nullable Iterator<Object> made;

  LazyIterator(Supplier<Iterator<Object>> make) {
    this.make = make;
  }

  private Iterator<Object> iterator() {
    Iterator<Object> known = made;
    if (known == null) {
      known = make.get();
      made = known;
    }
    return known;
  }

  @Override
  public boolean hasNext() {
    return iterator().hasNext();
  }

  @Override
  public Object next() {
    return iterator().next();
  }
}
