package dev.floe.compute.postgres;

import dev.floe.spi.Rows;
import dev.floe.spi.SqlFailure;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads the first rows of a query without having the server send the others. */
final class Cursor {

  private static final String BEFORE = "declare floe_rows no scroll cursor for ";
  private static final Pattern QUERY =
      Pattern.compile(
          "(?is)\\s*(?:--[^\\n]*\\n\\s*|/\\*.*?\\*/\\s*)*\\(*\\s*(?:select|values|table)\\b.*");

  private Cursor() {}

  /** Whether a cursor may be declared for it; what only looks like a query fails as it would. */
  static boolean canRead(String sql) {
    return QUERY.matcher(sql).matches() && sql.indexOf(';') < 0;
  }

  static Rows rows(PostgresSession session, String sql, long maxRows) throws SqlFailure {
    session.begin();
    try {
      session.execute(BEFORE + sql);
      return session.query("fetch " + maxRows + " from floe_rows");
    } catch (SqlFailure failure) {
      throw shifted(failure);
    } finally {
      session.rollback();
    }
  }

  private static SqlFailure shifted(SqlFailure failure) {
    OptionalInt at = failure.offset();
    if (at.isEmpty() || at.getAsInt() < BEFORE.length()) {
      return failure;
    }
    return new SqlFailure(
        failure.kind(),
        failure.getMessage(),
        OptionalInt.of(at.getAsInt() - BEFORE.length()),
        failure.subject(),
        failure.candidates(),
        failure);
  }
}
