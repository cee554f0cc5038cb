package dev.floe.runner.materialize;

import dev.floe.artifacts.SqlText;

/** A node's query. */
final class Sql {

  private Sql() {}

  /** Without a semicolon and blank space at its end, so that it can stand in parentheses. */
  static SqlText embeddable(SqlText query) {
    String text = query.text();
    int end = text.length();
    while (end > 0
        && (Character.isWhitespace(text.charAt(end - 1)) || text.charAt(end - 1) == ';')) {
      end--;
    }
    return end == text.length() ? query : query.slice(0, end);
  }
}
