package dev.floe.jinja.syntax;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.text.Frame;
import java.util.List;
import java.util.Optional;

/** Why a text is no template, and where. Stays between the parser and the engine. */
public final class SyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Fault fault;
  private final int start;
  private final int end;
  private final String help;
  private transient List<SyntaxException> others = List.of();

  public SyntaxException(Fault fault, String message, int start, int end, String help) {
    super(message, null, false, false);
    this.fault = fault;
    this.start = start;
    this.end = end;
    this.help = help;
  }

  SyntaxException(String message, int start, int end) {
    this(Fault.SYNTAX, message, start, end, "");
  }

  /** This one with those that were found in the same text after it. */
  SyntaxException with(List<SyntaxException> more) {
    others = List.copyOf(more);
    return this;
  }

  /** The failure of a rendering that met the text. */
  public RenderException in(Frame place) {
    RenderException failure = new RenderException(fault, text());
    help().ifPresent(failure::withHelp);
    return failure.at(place, start, end);
  }

  /** What else is wrong with the text, in the order it was read. */
  public List<SyntaxException> others() {
    return others;
  }

  public Fault fault() {
    return fault;
  }

  public String text() {
    return String.valueOf(getMessage());
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  public Optional<String> help() {
    return help.isEmpty() ? Optional.empty() : Optional.of(help);
  }
}
