package dev.floe.jinja.eval;

import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.text.Frame;
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

  /**
   * Texts and values in turn, which most of a select is: one step for all of them, in arrays, as
   * finding out what a step is and where it lies costs more than to print it.
   */
  private record Series(String[] texts, int[] offsets, Eval[] values, int[] starts, int[] ends)
      implements Step {

    static Series of(List<Text> texts, List<Value> values) {
      return new Series(
          texts.stream().map(Text::text).toArray(String[]::new),
          texts.stream().mapToInt(Text::offset).toArray(),
          values.stream().map(Value::value).toArray(Eval[]::new),
          values.stream().mapToInt(Value::start).toArray(),
          values.stream().mapToInt(Value::end).toArray());
    }

    @Override
    public Completion run(Activation a) {
      Output out = a.out;
      Frame frame = a.frame;
      for (int i = 0; i < texts.length; i++) {
        out.data(texts[i], frame, offsets[i]);
        Object value = values[i].eval(a);
        try {
          out.value(value, frame, starts[i]);
        } catch (RenderException e) {
          throw e.at(frame, starts[i], ends[i]);
        }
      }
      return Completion.NORMAL;
    }
  }

  /** Makes one step of texts and the values behind them, wherever there are. */
  static Step[] joined(List<Step> steps) {
    List<Step> joined = new ArrayList<>(steps.size());
    List<Text> texts = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Text text
          && i + 1 < steps.size()
          && steps.get(i + 1) instanceof Value value) {
        texts.add(text);
        values.add(value);
        i++;
      } else {
        endSeries(texts, values, joined);
        joined.add(steps.get(i));
      }
    }
    endSeries(texts, values, joined);
    return joined.toArray(Step[]::new);
  }

  private static void endSeries(List<Text> texts, List<Value> values, List<Step> joined) {
    if (!texts.isEmpty()) {
      joined.add(Series.of(texts, values));
      texts.clear();
      values.clear();
    }
  }
}
