package dev.floe.jinja.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list or a tuple. */
sealed interface PySequence extends PyIterable, PySized, PyIndexed, Container
    permits PyList, PyTuple {

  List<Object> items();

  @Override
  default int length() {
    return items().size();
  }

  /** The item at an index, from the end if below zero; null if there is none. */
  @Override
  default @Nullable Object item(Object key) {
    if (!Numbers.isInteger(key)) {
      return null;
    }
    int index = Numbers.toIndex(key);
    int at = index < 0 ? index + length() : index;
    return at >= 0 && at < length() ? items().get(at) : null;
  }

  /** The method {@code count}. */
  default long count(Call call) {
    Arity.exactly(call, typeName(), "count", 1);
    Object wanted = call.args().get(0);
    return items().stream()
        .filter(each -> each == wanted || Comparison.equal(each, wanted))
        .count();
  }

  /** Where the method {@code index} finds its argument; -1 if it does not. */
  default long index(Call call) {
    Arity.between(call, typeName(), "index", 1, 3);
    List<Object> args = call.args();
    int from = args.size() > 1 ? bound(args.get(1)) : 0;
    int to = args.size() > 2 ? bound(args.get(2)) : length();
    int found = from < to ? Sequences.indexOf(items().subList(from, to), args.get(0)) : -1;
    return found < 0 ? -1 : (long) found + from;
  }

  private int bound(Object value) {
    int index = Numbers.toIndex(value);
    return Math.clamp(index < 0 ? index + length() : index, 0, length());
  }

  @Override
  default String repr() {
    return ReprWriter.repr(this);
  }
}
