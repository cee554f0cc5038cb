package dev.floe.jinja.value;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Those items of another iterator that pass a test, which is asked as late as possible. */
public final class ChosenIterator implements Iterator<Object> {

  private final Iterator<Object> all;
  private final Predicate<Object> test;
  private @Nullable Object next;

  public ChosenIterator(Iterator<Object> all, Predicate<Object> test) {
    this.all = all;
    this.test = test;
  }

  @Override
  public boolean hasNext() {
    while (next == null && all.hasNext()) {
      Object candidate = all.next();
      if (test.test(candidate)) {
        next = candidate;
      }
    }
    return next != null;
  }

  @Override
  public Object next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Object found = next;
    next = null;
    return found;
  }
}
