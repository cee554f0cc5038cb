package dev.floe.jinja;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a rendering gives, in a form that two engines can be compared by.
 *
 * @param error the class of the exception; empty where there is none
 * @param text the output, or the exception's message
 */
record Outcome(String error, String text) {

  private static final Set<String> SYNTAX =
      Set.of("TemplateSyntaxError", "TemplateAssertionError", "SyntaxError");
  private static final Pattern ADDRESS =
      Pattern.compile(" at 0x[0-9a-f]+", Pattern.CASE_INSENSITIVE);

  static Outcome text(String text) {
    return new Outcome("", ADDRESS.matcher(text).replaceAll(""));
  }

  /** The messages of syntax errors are our own; that there is one must agree. */
  static Outcome error(String kind, String message) {
    if (SYNTAX.contains(kind)) {
      return new Outcome("TemplateSyntaxError", "");
    }
    if (kind.equals("RecursionError")) {
      // Python adds what it was doing when its stack ended.
      return new Outcome(kind, "");
    }
    String text =
        ADDRESS.matcher(message).replaceAll("").replace("jinja2.runtime.Context.call() ", "");
    return new Outcome(kind, text);
  }
}
