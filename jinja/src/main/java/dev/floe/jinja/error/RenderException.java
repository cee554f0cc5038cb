package dev.floe.jinja.error;

import dev.floe.diagnostics.Code;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Span;
import dev.floe.jinja.text.Frame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user's mistake met in the middle of a rendering. Functions may throw it (or a subclass); the
 * innermost expression that is being evaluated adds its place, and the engine turns it into a
 * {@link Diagnostic}. It carries no stack trace: the macro call chain is what matters.
 */
public class RenderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Code code;
  private final String kind;
  private final String text;
  private @Nullable String help;
  private transient @Nullable Frame frame;
  private int start;
  private int end;

  /** Python's {@code TypeError}. */
  public static RenderException typeError(String message) {
    return new RenderException(Fault.TYPE, message);
  }

  /** Python's {@code ValueError}. */
  public static RenderException valueError(String message) {
    return new RenderException(Fault.VALUE, message);
  }

  public RenderException(Fault fault, String message) {
    this(fault.code(), fault.pythonName(), message);
  }

  /** A failure of a caller's own: a function that refuses, with the caller's code. */
  public RenderException(Code code, String message) {
    this(code, code.title(), message);
  }

  private RenderException(Code code, String kind, String message) {
    super(message, null, false, false);
    this.code = code;
    this.kind = kind;
    this.text = message;
  }

  /** What to do instead. */
  public RenderException withHelp(String what) {
    help = what;
    return this;
  }

  /** Says where it happened, unless a place further inside is known already. */
  public RenderException at(Frame where, int from, int to) {
    if (frame == null) {
      frame = where;
      start = from;
      end = to;
    }
    return this;
  }

  /** Python's name of the exception ({@code TypeError}), or the code's title. */
  public String kind() {
    return kind;
  }

  /** The message as Python words it where Python has one. */
  public String text() {
    return text;
  }

  public Code code() {
    return code;
  }

  /** The place, once it is known. */
  public Optional<Span> span() {
    return Optional.ofNullable(frame).map(f -> f.source().span(start, end));
  }

  /** The frame it happened in, once it is known. */
  public Optional<Frame> frame() {
    return Optional.ofNullable(frame);
  }

  /** This failure as data, with the chain of macro calls as notes. */
  public Diagnostic diagnostic() {
    Diagnostic found = Diagnostic.of(code, oneLine(text));
    Optional<Span> place = span();
    if (place.isPresent()) {
      found = found.at(place.get());
    }
    if (frame != null) {
      for (Note note : frame.callChain()) {
        found = found.withNote(note);
      }
    }
    return help == null ? found : found.withHelp(help);
  }

  private static String oneLine(String message) {
    String line = message.strip().replace('\n', ' ');
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
