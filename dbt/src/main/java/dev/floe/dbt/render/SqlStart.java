package dev.floe.dbt.render;

import java.util.Locale;

/** Where a query really starts, and whether it starts with WITH. */
final class SqlStart {

  private SqlStart() {}

  /** The offset of the first character that is not blank. */
  static int afterBlanks(String sql) {
    int at = 0;
    while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The offset of the first character that is neither blank nor in a comment. */
  static int afterComments(String sql, int from) {
    int at = from;
    while (at < sql.length()) {
      if (Character.isWhitespace(sql.charAt(at))) {
        at++;
      } else if (sql.startsWith("--", at)) {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end + 1;
      } else if (sql.startsWith("/*", at)) {
        int end = sql.indexOf("*/", at + 2);
        at = end < 0 ? sql.length() : end + 2;
      } else {
        return at;
      }
    }
    return at;
  }

  /** The offset just after {@code with} or {@code with recursive}; -1 if there is none. */
  static int afterWith(String sql, int start) {
    int with = afterWord(sql, start, "with");
    if (with < 0) {
      return -1;
    }
    int recursive = afterWord(sql, afterComments(sql, with), "recursive");
    return recursive < 0 ? with : recursive;
  }

  private static int afterWord(String sql, int start, String word) {
    int end = start + word.length();
    boolean found =
        end <= sql.length()
            && sql.substring(start, end).toLowerCase(Locale.ROOT).equals(word)
            && (end == sql.length() || !Character.isJavaIdentifierPart(sql.charAt(end)));
    return found ? end : -1;
  }
}
