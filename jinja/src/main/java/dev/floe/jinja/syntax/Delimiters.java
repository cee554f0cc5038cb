package dev.floe.jinja.syntax;

/** The marks between which templates are not plain text. */
public record Delimiters(
    String blockStart,
    String blockEnd,
    String variableStart,
    String variableEnd,
    String commentStart,
    String commentEnd) {

  /** {@code {% %}}, {@code {{ }}} and <code>{# #}</code>. */
  public static final Delimiters JINJA = new Delimiters("{%", "%}", "{{", "}}", "{#", "#}");
}
