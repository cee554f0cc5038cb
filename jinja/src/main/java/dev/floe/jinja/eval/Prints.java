package dev.floe.jinja.eval;

import dev.floe.jinja.error.RenderException;
import java.util.ArrayList;
import java.util.List;

/** The steps that print: most of what templates do. */
final class Prints {

  private Prints() {}

  /** Prints what stands in the template. */
  record Text(String text, int offset) implements Step {
    @Override
    public Completion run(Activation a) {
      a.out.data(text, a.frame, offset);
      return Completion.NORMAL;
    }
  }

  /** Prints the value of an expression. */
  record Value(Eval value, int start, int end) implements Step {
    @Override
    public Completion run(Activation a) {
      Object result = value.eval(a);
      try {
        a.out.value(result, a.frame, start);
      } catch (RenderException e) {
        throw e.at(a.frame, start, end);
      }
      return Completion.NORMAL;
    }
  }

  /** Prints an expression that does so piece by piece. */
  record Pieces(Printed value, int start, int end) implements Step {
    @Override
    public Completion run(Activation a) {
      try {
        value.print(a, start);
      } catch (RenderException e) {
        throw e.at(a.frame, start, end);
      }
      return Completion.NORMAL;
    }
  }

  /** A text and a value: one step instead of two, as finding out what a step is costs time. */
  private record TextThenValue(Text text, Value value) implements Step {
    @Override
    public Completion run(Activation a) {
      text.run(a);
      return value.run(a);
    }
  }

  /** Makes one step of a text and the value behind it, wherever there are. */
  static Step[] joined(List<Step> steps) {
    List<Step> joined = new ArrayList<>(steps.size());
    for (Step step : steps) {
      if (step instanceof Value value
          && !joined.isEmpty()
          && joined.getLast() instanceof Text text) {
        joined.set(joined.size() - 1, new TextThenValue(text, value));
      } else {
        joined.add(step);
      }
    }
    return joined.toArray(Step[]::new);
  }
}
