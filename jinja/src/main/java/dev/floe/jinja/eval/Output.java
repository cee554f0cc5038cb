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
  private final @Nullable List<Object> nodes;

  /**
   * @param expected about how many characters will be printed
   */
  Output(RenderState state, int expected) {
    this.state = state;
    this.limit = state.environment().limits().outputLength();
    this.text = new TextBuilder(expected, state.environment().mapped());
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
    if (value instanceof MappedText mapped) {
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
    return nodes == null ? text.toValue() : NativeValue.concat(nodes);
  }

  /** What was printed, piece by piece; only in a native rendering. */
  List<Object> nodes() {
    return nodes == null ? List.of(result()) : nodes;
  }
}
