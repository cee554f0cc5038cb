package dev.floe.jinja.eval;

import dev.floe.jinja.python.NativeValue;
import dev.floe.jinja.text.Frame;
import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.text.TextBuilder;
import dev.floe.jinja.value.RenderState;
import dev.floe.jinja.value.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where printed text goes; in a native rendering the printed values themselves. */
final class Output {

  private final RenderState state;
  private final TextBuilder text;
  private final long limit;
  private final Expected expected;
  private final @Nullable List<Object> nodes;

  Output(RenderState state, Expected expected) {
    this.state = state;
    this.expected = expected;
    this.limit = state.environment().limits().outputLength();
    this.text =
        new TextBuilder(expected.characters(), expected.runs(), state.environment().mapped());
    this.nodes = state.nativeTypes() ? new ArrayList<>() : null;
  }

  void data(String data, Frame frame, int offset) {
    if (nodes != null) {
      nodes.add(data);
      return;
    }
    text.verbatim(data, frame, offset);
    if (text.length() > limit) {
      state.checkLength(text.length());
    }
  }

  void value(Object value, Frame frame, int offset) {
    if (nodes != null) {
      nodes.add(value);
      return;
    }
    // Strings first and not by Texts: they are most of what is printed.
    if (value instanceof String string) {
      text.derived(string, frame, offset);
    } else if (value instanceof MappedText mapped) {
      text.append(mapped);
    } else {
      text.derived(Texts.str(value), frame, offset);
    }
    if (text.length() > limit) {
      state.checkLength(text.length());
    }
  }

  /** Whether a macro may print here by itself: values cannot be told apart again. */
  boolean isText() {
    return nodes == null;
  }

  int length() {
    return text.length();
  }

  /** Forgets what was printed since the output had a length. */
  void cutBack(int length) {
    text.cutBack(length);
  }

  /** The text, or in a native rendering the value. */
  Object result() {
    if (nodes != null) {
      return NativeValue.concat(nodes);
    }
    expected.learn(text.length(), text.runCount());
    return text.toValue();
  }

  /** What was printed, piece by piece; only in a native rendering. */
  List<Object> nodes() {
    return nodes == null ? List.of(result()) : nodes;
  }
}
