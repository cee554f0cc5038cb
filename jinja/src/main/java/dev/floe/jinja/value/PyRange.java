package dev.floe.jinja.value;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Python's range, never spread out in memory.
 *
 * @param step not zero
 */
public record PyRange(long start, long stop, long step)
    implements PyIterable, PySized, PyIndexed, PyContainer {

  /** How many numbers there are; saturates at the largest int. */
  @Override
  public int length() {
    return (int) Math.min(count(), Integer.MAX_VALUE);
  }

  /** How many numbers there are. */
  public long count() {
    if (step > 0) {
      return start < stop ? Math.ceilDivExact(stop - start, step) : 0;
    }
    return start > stop ? Math.ceilDivExact(start - stop, -step) : 0;
  }

  @Override
  public Iterator<Object> iterator() {
    long count = count();
    return new Iterator<>() {
      private long done;

      @Override
      public boolean hasNext() {
        return done < count;
      }

      @Override
      public Object next() {
        if (done >= count) {
          throw new NoSuchElementException();
        }
        return start + step * done++;
      }
    };
  }

  @Override
  public @Nullable Object item(Object key) {
    if (!(key instanceof Long || key instanceof Boolean)) {
      return null;
    }
    long index = Numbers.big(key).longValue();
    long at = index < 0 ? index + count() : index;
    return at >= 0 && at < count() ? (Object) (start + step * at) : null;
  }

  @Override
  public boolean contains(Object item) {
    if (!Types.isNumber(item)) {
      // Nothing else equals an int, but it may refuse to be compared.
      return count() > 0 && Comparison.equal(start, item);
    }
    if (!(Keys.of(item) instanceof Long n)) {
      return false;
    }
    boolean within = step > 0 ? n >= start && n < stop : n <= start && n > stop;
    return within && (n - start) % step == 0;
  }

  @Override
  public String typeName() {
    return "range";
  }

  @Override
  public boolean equalTo(Object other) {
    if (!(other instanceof PyRange range) || range.count() != count()) {
      return false;
    }
    return count() == 0 || range.start == start && (count() == 1 || range.step == step);
  }

  @Override
  public String repr() {
    return step == 1
        ? "range(" + start + ", " + stop + ")"
        : "range(" + start + ", " + stop + ", " + step + ")";
  }
}
