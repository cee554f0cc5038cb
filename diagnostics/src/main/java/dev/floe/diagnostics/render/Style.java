package dev.floe.diagnostics.render;

import dev.floe.diagnostics.Severity;

/** Whether text is rendered for a terminal that shows colours. */
public enum Style {
  PLAIN,
  COLOURED;

  private static final String RESET = "\u001b[0m";
  private static final String BOLD = "\u001b[1m";
  private static final String BLUE = "\u001b[1;34m";
  private static final String CYAN = "\u001b[1;36m";

  String strong(String text) {
    return wrap(BOLD, text);
  }

  String frame(String text) {
    return wrap(BLUE, text);
  }

  String help(String text) {
    return wrap(CYAN, text);
  }

  String severity(Severity severity, String text) {
    return wrap(
        switch (severity) {
          case ERROR -> "\u001b[1;31m";
          case WARNING -> "\u001b[1;33m";
          case NOTE -> "\u001b[1;32m";
        },
        text);
  }

  private String wrap(String code, String text) {
    return switch (this) {
      case PLAIN -> text;
      case COLOURED -> text.isEmpty() ? text : code + text + RESET;
    };
  }
}
