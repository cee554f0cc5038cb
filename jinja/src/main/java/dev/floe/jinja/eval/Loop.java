package dev.floe.jinja.eval;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.text.Frame;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.ChosenIterator;
import dev.floe.jinja.value.Iteration;
import dev.floe.jinja.value.MappedIterator;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyGenerator;
import dev.floe.jinja.value.Truth;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A compiled {@code for}.
 *
 * @param loopSlot the slot of {@code loop}, or -1 where the body does not use it
 */
record Loop(
    Eval iterable,
    Targets.Target target,
    int loopSlot,
    Step[] starts,
    Step body,
    @Nullable Condition condition,
    @Nullable Step otherwise,
    int start,
    int end) {

  /**
   * The {@code if} of a loop, with its own copy of the targets.
   *
   * @param item reads the targets, which the loop then walks over; null where there is one alone
   */
  record Condition(Step[] starts, Targets.Target target, Eval test, @Nullable Eval item) {

    private Iterator<Object> over(Activation a, Iterator<Object> all) {
      Iterator<Object> chosen = new ChosenIterator(all, value -> holds(a, value));
      Eval read = item;
      return read == null ? chosen : new MappedIterator(chosen, value -> read.eval(a));
    }

    private boolean holds(Activation a, Object value) {
      for (Step each : starts) {
        each.run(a);
      }
      target.assign(a, value);
      return Truth.of(test.eval(a));
    }
  }

  /** Runs as a statement of the unit around it. */
  Completion run(Activation a) {
    Object items;
    try {
      items = iterable.eval(a);
      if (loopSlot < 0 && condition == null) {
        return plain(a, Iteration.of(items).iterator());
      }
    } catch (RenderException e) {
      throw e.at(a.frame, start, end);
    }
    return over(a, items, null, 0);
  }

  private Completion plain(Activation a, Iterator<Object> items) {
    boolean empty = true;
    while (items.hasNext()) {
      Completion ended = step(a, items.next());
      if (ended == Completion.RETURN) {
        return ended;
      }
      if (ended == Completion.BREAK) {
        break;
      }
      // As in Jinja, a loop whose every step was cut short counts as one without any.
      empty &= ended != Completion.NORMAL;
    }
    return empty && otherwise != null ? otherwise.run(a) : Completion.NORMAL;
  }

  private Completion step(Activation a, Object item) {
    a.state.step();
    target.assign(a, item);
    for (Step each : starts) {
      each.run(a);
    }
    return body.run(a);
  }

  /** Runs with a {@code loop} variable or a condition. */
  private Completion over(Activation a, Object items, @Nullable PyCallable recurse, int depth) {
    try {
      Object source = condition == null ? items : filtered(a, items, condition);
      Iterator<Object> iterator = Iteration.of(source).iterator();
      if (loopSlot < 0) {
        return plain(a, iterator);
      }
      LoopContext loop = new LoopContext(a.state, source, iterator, recurse, depth);
      Iterator<Object> counted =
          new Iterator<>() {
            @Override
            public boolean hasNext() {
              return loop.hasNext();
            }

            @Override
            public Object next() {
              Object item = loop.advance();
              a.slots[loopSlot] = loop;
              return item;
            }
          };
      return plain(a, counted);
    } catch (RenderException e) {
      throw e.at(a.frame, start, end);
    }
  }

  private static Object filtered(Activation a, Object items, Condition condition) {
    return new PyGenerator("fiter", condition.over(a, Iteration.of(items).iterator()));
  }

  /** Characters that a level of a recursive loop may print. */
  private static final int LEVEL = 256;

  /** Runs a recursive loop: each level is an activation of its own. */
  static Step recursive(Loop loop, Layout layout) {
    Expected level = Expected.of(LEVEL);
    return a -> {
      Object items;
      try {
        items = loop.iterable.eval(a);
      } catch (RenderException e) {
        throw e.at(a.frame, loop.start, loop.end);
      }
      a.out.value(level(loop, layout, level, a, items, 0), a.frame, loop.start);
      return Completion.NORMAL;
    };
  }

  private static Object level(
      Loop loop, Layout layout, Expected expected, Activation around, Object items, int depth) {
    Frame before = around.state.enter(around.state.frame());
    try {
      Output out = new Output(around.state, expected);
      Activation a = new Activation(layout, around, around.run, around.frame, out);
      PyCallable recurse =
          call -> level(loop, layout, expected, around, onlyArgument(call), depth + 1);
      if (loop.over(a, items, recurse, depth) == Completion.RETURN) {
        throw new ReturnSignal(a.returned);
      }
      return out.result();
    } finally {
      around.state.leave(before);
    }
  }

  private static Object onlyArgument(Call call) {
    if (call.args().size() != 1 || !call.keywords().isEmpty()) {
      throw new RenderException(
          Fault.TYPE,
          "LoopContext.__call__() takes 2 positional arguments but "
              + (call.args().size() + 1)
              + " were given");
    }
    return call.args().get(0);
  }
}
