package dev.floe.jinja.value;

import dev.floe.diagnostics.Span;
import dev.floe.jinja.text.Frame;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call of a function, filter, test or macro from a template. */
public final class Call {

  private final RenderState state;
  private final List<Object> args;
  private final Map<String, Object> keywords;
  private final Frame frame;
  private final int start;
  private final int end;

  public Call(
      RenderState state,
      List<Object> args,
      Map<String, Object> keywords,
      Frame frame,
      int start,
      int end) {
    this.state = state;
    this.args = args;
    this.keywords = keywords;
    this.frame = frame;
    this.start = start;
    this.end = end;
  }

  /** A call made by Java, placed where the rendering is now. */
  public static Call of(RenderState state, Object... args) {
    return new Call(state, List.of(args), Map.of(), state.frame(), 0, 0);
  }

  /** The same call with other arguments: its place stays. */
  public Call with(List<Object> otherArgs, Map<String, Object> otherKeywords) {
    return new Call(state, otherArgs, otherKeywords, frame, start, end);
  }

  /** The same call with other positional arguments and no keywords. */
  public Call with(Object... otherArgs) {
    return with(List.of(otherArgs), Map.of());
  }

  /** The rendering that calls. */
  public RenderState state() {
    return state;
  }

  /** The positional arguments. */
  public List<Object> args() {
    return args;
  }

  /** The keyword arguments in the order written; {@code caller} is one in a call block. */
  public Map<String, Object> keywords() {
    return keywords;
  }

  /** The argument at a position or else of a name, if it was given. */
  public Optional<Object> find(int index, String name) {
    return index < args.size()
        ? Optional.of(args.get(index))
        : Optional.ofNullable(keywords.get(name));
  }

  /** The frame that contains the call. */
  public Frame frame() {
    return frame;
  }

  /** The offset of the call in its frame's source. */
  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  /** Where the call is written. */
  public Span span() {
    return frame.source().span(start, end);
  }
}
