package dev.floe.jinja.eval;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Comparison;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.Iteration;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyIterable;
import dev.floe.jinja.value.PySized;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.RenderState;
import dev.floe.jinja.value.Sequences;
import dev.floe.jinja.value.Types;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The {@code loop} variable. Looks one item ahead only when asked to. */
final class LoopContext implements PyIterable, PySized, PyCallable {

  private static final List<String> ATTRIBUTES =
      List.of(
          "index",
          "index0",
          "revindex",
          "revindex0",
          "first",
          "last",
          "length",
          "depth",
          "depth0",
          "previtem",
          "nextitem",
          "cycle",
          "changed");

  private final RenderState state;
  private final Object iterable;
  private final @Nullable PyCallable recurse;
  private final int depth0;
  private Iterator<Object> iterator;
  private long index0 = -1;
  private long length = -1;
  private @Nullable Object after;
  private @Nullable Object current;
  private @Nullable Object before;
  private @Nullable PyTuple lastChanged;

  LoopContext(
      RenderState state,
      Object iterable,
      Iterator<Object> iterator,
      @Nullable PyCallable recurse,
      int depth0) {
    this.state = state;
    this.iterable = iterable;
    this.iterator = iterator;
    this.recurse = recurse;
    this.depth0 = depth0;
  }

  boolean hasNext() {
    return after != null || iterator.hasNext();
  }

  Object advance() {
    Object next = after != null ? after : iterator.next();
    after = null;
    index0++;
    before = current;
    current = next;
    return next;
  }

  int depth0() {
    return depth0;
  }

  @Override
  public String typeName() {
    return "jinja2.runtime.LoopContext";
  }

  @Override
  public int length() {
    if (length < 0) {
      length = computeLength();
    }
    return (int) length;
  }

  private long computeLength() {
    if (iterable instanceof PySized || Types.isString(iterable)) {
      return Iteration.length(iterable);
    }
    List<Object> rest = Sequences.copy(() -> iterator);
    iterator = rest.iterator();
    return rest.size() + index0 + 1 + (after != null ? 1 : 0);
  }

  private @Nullable Object peek() {
    if (after == null && iterator.hasNext()) {
      after = iterator.next();
    }
    return after;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "index" -> index0 + 1;
      case "index0" -> index0;
      case "revindex" -> length() - index0;
      case "revindex0" -> length() - index0 - 1;
      case "first" -> index0 == 0;
      case "last" -> peek() == null;
      case "length" -> (long) length();
      case "depth" -> (long) depth0 + 1;
      case "depth0" -> (long) depth0;
      case "previtem" -> index0 == 0 ? undefined("there is no previous item") : before;
      case "nextitem" -> {
        Object next = peek();
        yield next == null ? undefined("there is no next item") : next;
      }
      case "cycle" -> new Function("cycle", this::cycle);
      case "changed" -> new Function("changed", this::changed);
      default -> null;
    };
  }

  private Object undefined(String reason) {
    return state.undefinedBecause(reason, "");
  }

  @Override
  public Collection<String> attributeNames() {
    return ATTRIBUTES;
  }

  private Object cycle(Call call) {
    List<Object> args = call.args();
    if (args.isEmpty()) {
      throw new RenderException(Fault.TYPE, "no items for cycling given");
    }
    return args.get((int) (index0 % args.size()));
  }

  private Object changed(Call call) {
    PyTuple value = PyTuple.copyOf(call.args());
    boolean changed = lastChanged == null || !Comparison.equal(lastChanged, value);
    lastChanged = value;
    return changed;
  }

  /** {@code loop(items)}: renders the body of a recursive loop for further items. */
  @Override
  public Object call(Call call) {
    if (recurse == null) {
      throw new RenderException(
          Fault.TYPE, "The loop must have the 'recursive' marker to be called recursively.");
    }
    return recurse.call(call);
  }

  @Override
  public Iterator<Object> iterator() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return LoopContext.this.hasNext();
      }

      @Override
      public Object next() {
        if (!LoopContext.this.hasNext()) {
          throw new NoSuchElementException();
        }
        return PyTuple.of(advance(), LoopContext.this);
      }
    };
  }

  @Override
  public String repr() {
    return "<LoopContext " + (index0 + 1) + "/" + length() + ">";
  }
}
