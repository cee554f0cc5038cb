package dev.floe.compute.duckdb;

import dev.floe.spi.Column;
import dev.floe.spi.Type;
import dev.floe.spi.jdbc.Results;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads results of DuckDB's driver. */
final class Fetch implements Results {

  @Override
  public Column column(ResultSetMetaData meta, int index) throws SQLException {
    return column(meta.getColumnLabel(index), meta.getColumnTypeName(index));
  }

  @Override
  public @Nullable Object value(ResultSet result, int index, Type type) throws SQLException {
    return Values.read(result, index, type);
  }

  /** A column by the names DuckDB gives it and its type. */
  static Column column(String name, String nativeType) {
    return new Column(name, TypeText.parse(nativeType), nativeType);
  }
}
