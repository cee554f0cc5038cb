package dev.floe.compute.postgres;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.Tuple;
import org.postgresql.jdbc.PgConnection;

/**
 * What a query would return, asked with the protocol's own "describe": the server analyses the
 * query and neither plans nor runs it. JDBC offers this for prepared statements alone, where a
 * question mark would be a parameter.
 */
final class Description {

  /** A column by the numbers of its type. */
  record Described(String name, int type, int modifier) {}

  private static final int[] NO_PARAMETERS = {};

  private Description() {}

  static List<Described> of(PgConnection connection, String query) throws SQLException {
    QueryExecutor executor = connection.getQueryExecutor();
    Query one =
        executor.wrap(List.of(new NativeQuery(query, NO_PARAMETERS, false, SqlCommand.BLANK)));
    FieldCollector collector = new FieldCollector();
    executor.execute(
        one,
        null,
        collector,
        0,
        0,
        QueryExecutor.QUERY_DESCRIBE_ONLY
            | QueryExecutor.QUERY_ONESHOT
            | QueryExecutor.QUERY_SUPPRESS_BEGIN);
    return collector.found;
  }

  /** Keeps the columns of the answer. */
  private static final class FieldCollector extends ResultHandlerBase {

    private List<Described> found = List.of();

    @Override
    public void handleResultRows(
        Query from, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
      List<Described> columns = new ArrayList<>();
      for (Field field : fields) {
        columns.add(new Described(field.getColumnLabel(), field.getOID(), field.getMod()));
      }
      found = List.copyOf(columns);
    }

    @Override
    public void handleWarning(SQLWarning warning) {
      // A notice; what is wrong with the query comes as an error.
    }
  }
}
