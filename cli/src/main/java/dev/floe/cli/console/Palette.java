package dev.floe.cli.console;

import dev.floe.diagnostics.render.Style;
import java.util.Map;

/** The colours floe uses, or none of them. */
public enum Palette {
  PLAIN,
  COLOURED;

  /**
   * Colours only where somebody looks: on a terminal, unless {@code NO_COLOR} or a dumb terminal
   * forbids them.
   */
  public static Palette of(boolean terminal, Map<String, String> environment) {
    boolean forbidden =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").equals("dumb");
    return terminal && !forbidden ? COLOURED : PLAIN;
  }

  /** The same choice for diagnostics. */
  public Style style() {
    return switch (this) {
      case PLAIN -> Style.PLAIN;
      case COLOURED -> Style.COLOURED;
    };
  }

  /** Success. */
  public String good(String text) {
    return wrap("32", text);
  }

  /** Failure. */
  public String bad(String text) {
    return wrap("31", text);
  }

  /** Something to look at. */
  public String warn(String text) {
    return wrap("33", text);
  }

  /** Headings and what matters in a line. */
  public String strong(String text) {
    return wrap("1", text);
  }

  /** What may be overlooked. */
  public String faint(String text) {
    return wrap("2", text);
  }

  private String wrap(String code, String text) {
    return switch (this) {
      case PLAIN -> text;
      case COLOURED -> text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    };
  }
}
