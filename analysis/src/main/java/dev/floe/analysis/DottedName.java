package dev.floe.analysis;

import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the name that stands in SQL where a failure is: {@code o.id}, {@code "Order".address}. */
final class DottedName {

  private DottedName() {}

  /**
   * The columns that may be missing, the likeliest first. Engines tell the first part of {@code
   * x.kind} as well as the last: it may be a row's alias or a column with fields.
   */
  static Set<String> columns(String sql, SqlFailure failure) {
    Set<String> columns = new LinkedHashSet<>();
    String subject = failure.subject().orElse("");
    List<String> parts = parts(sql, failure.offset().orElse(sql.length()));
    if (parts.size() > 1 && parts.stream().anyMatch(subject::equalsIgnoreCase)) {
      columns.add(parts.get(parts.size() > 2 ? 1 : parts.size() - 1));
    }
    columns.add(subject);
    return columns;
  }

  private static List<String> parts(String sql, int start) {
    List<String> parts = new ArrayList<>();
    int at = start;
    while (at < sql.length()) {
      int end = end(sql, at);
      if (end == at) {
        break;
      }
      parts.add(bare(sql.substring(at, end)));
      if (end >= sql.length() || sql.charAt(end) != '.') {
        break;
      }
      at = end + 1;
    }
    return parts;
  }

  private static int end(String sql, int start) {
    int at = start;
    if (sql.charAt(at) == '"') {
      int close = sql.indexOf('"', at + 1);
      return close < 0 ? sql.length() : close + 1;
    }
    while (at < sql.length()
        && (Character.isLetterOrDigit(sql.charAt(at)) || sql.charAt(at) == '_')) {
      at++;
    }
    return at;
  }

  private static String bare(String part) {
    return part.startsWith("\"") && part.endsWith("\"") && part.length() > 1
        ? part.substring(1, part.length() - 1)
        : part;
  }
}
