package dev.floe.compute.postgres;

import dev.floe.spi.Column;
import dev.floe.spi.Type;
import dev.floe.spi.jdbc.Results;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads results of PostgreSQL's driver. */
final class Fetch implements Results {

  @Override
  public Column column(ResultSetMetaData meta, int index) throws SQLException {
    String type =
        TypeText.written(
            meta.getColumnTypeName(index), meta.getPrecision(index), meta.getScale(index));
    return new Column(meta.getColumnLabel(index), TypeText.parse(type), type);
  }

  @Override
  public @Nullable Object value(ResultSet result, int index, Type type) throws SQLException {
    return Values.read(result, index, type);
  }
}
