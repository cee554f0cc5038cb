package dev.floe.runner.materialize;

import dev.floe.artifacts.SqlText;
import dev.floe.spi.Dialect;
import java.util.Optional;

/**
 * A statement with a user's query inside it.
 *
 * @param before what floe wrote around the query
 * @param after likewise
 */
public record Statement(String before, SqlText query, String after) {

  /** A user's text and nothing else. */
  public static Statement of(SqlText query) {
    return new Statement("", query, "");
  }

  /** A statement that is floe's own. */
  static Statement own(String sql) {
    return of(SqlText.unmapped(sql));
  }

  static Statement framed(Dialect.Frame frame, SqlText query) {
    return new Statement(frame.before(), query, frame.after());
  }

  /** The whole of it. */
  public String text() {
    return before + query.text() + after;
  }

  /** Where the character at a UTF-16 index of the whole was written, if a user wrote it. */
  public Optional<SqlText.Location> locate(int offset) {
    int inQuery = offset - before.length();
    if (inQuery < 0 || inQuery > query.text().length()) {
      return Optional.empty();
    }
    return query.locate(inQuery);
  }
}
