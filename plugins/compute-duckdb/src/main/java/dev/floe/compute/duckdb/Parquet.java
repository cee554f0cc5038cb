package dev.floe.compute.duckdb;

import dev.floe.spi.Dialect;
import dev.floe.spi.table.ParquetFile;
import dev.floe.spi.table.StoredColumn;
import dev.floe.spi.table.TableLayout;
import dev.floe.spi.table.TablePlan;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes Parquet files with field ids, and tells what DuckDB counted while it wrote them. */
record Parquet(Dialect dialect) {

  /** Files stop growing at this size; readers work on several at once. */
  private static final String FILE_SIZE = "512MB";

  String copy(String query, TablePlan plan) {
    List<StoredColumn> columns = plan.columns();
    PartitionSql partitions = new PartitionSql(dialect, plan.layout(), columns);
    String rows =
        "select " + casts(dialect, columns, column -> quote(column)) + " from (\n" + query + "\n)";
    return "copy ("
        + (plan.layout().equals(TableLayout.none())
            ? rows
            : "select *" + partitions.values() + " from (" + rows + ")" + partitions.order())
        + ") to "
        + dialect.literal(plan.folder().toString())
        + " (format parquet, compression zstd, return_stats, file_size_bytes '"
        + FILE_SIZE
        + "', "
        + partitions.option()
        + ", overwrite_or_ignore, field_ids {"
        + ids(columns)
        + "})";
  }

  /** The columns of a query, cast to what is stored, under names of the caller's. */
  static String casts(
      Dialect dialect, List<StoredColumn> columns, Function<StoredColumn, String> name) {
    TypeSql types = new TypeSql(dialect);
    return columns.stream()
        .map(column ->
            "cast("
                + dialect.quote(column.name())
                + " as "
                + types.of(column.type())
                + ") as "
                + name.apply(column))
        .collect(Collectors.joining(", "));
  }

  private String quote(StoredColumn column) {
    return dialect.quote(column.name());
  }

  private String type(StoredColumn column) {
    return new TypeSql(dialect).of(column.type());
  }

  private String ids(List<StoredColumn> columns) {
    return columns.stream()
        .map(column -> quote(column) + ": " + id(column))
        .collect(Collectors.joining(", "));
  }

  private String id(StoredColumn column) {
    return column.children().isEmpty()
        ? Integer.toString(column.id())
        : "{__duckdb_field_id: " + column.id() + ", " + ids(column.children()) + "}";
  }

  /**
   * Nested columns are matched by their names below the column's own id.
   *
   * @param named whether there is a column {@code filename}, too
   */
  String reading(List<Path> files, List<StoredColumn> columns, boolean named) {
    String schema =
        columns.stream()
            .map(column ->
                column.id()
                    + ": {name: "
                    + dialect.literal(column.name())
                    + ", type: "
                    + dialect.literal(type(column))
                    + ", default_value: null}")
            .collect(Collectors.joining(", ", "map {", "}"));
    String paths =
        files.stream()
            .map(file -> dialect.literal(file.toString()))
            .collect(Collectors.joining(", ", "[", "]"));
    return "read_parquet(" + paths + ", schema = " + schema + (named ? ", filename = true)" : ")");
  }

  /** What {@code return_stats} gives, a row a file. A file without rows is of no use to anybody. */
  static List<ParquetFile> written(ResultSet results, List<String> partitions) throws SQLException {
    List<ParquetFile> files = new ArrayList<>();
    while (results.next()) {
      Path path = Path.of(results.getString("filename"));
      long rows = results.getLong("count");
      if (rows > 0) {
        files.add(
            new ParquetFile(
                path,
                rows,
                results.getLong("file_size_bytes"),
                statistics(results.getObject("column_statistics")),
                partition(results.getObject("partition_keys"), partitions)));
      }
    }
    return files;
  }

  private static List<Optional<String>> partition(@Nullable Object map, List<String> names) {
    return names.stream()
        .map(name ->
            Optional.ofNullable(map instanceof Map<?, ?> keys ? keys.get(name) : null)
                .map(Object::toString))
        .toList();
  }

  private static List<ParquetFile.Statistics> statistics(@Nullable Object map) {
    List<ParquetFile.Statistics> all = new ArrayList<>();
    if (map instanceof Map<?, ?> columns) {
      columns.forEach((name, values) -> {
        if (values instanceof Map<?, ?> found && found.get("column_size_bytes") != null) {
          all.add(statistics(QuotedPath.parse(String.valueOf(name)), found));
        }
      });
    }
    return all;
  }

  private static ParquetFile.Statistics statistics(List<String> path, Map<?, ?> found) {
    return new ParquetFile.Statistics(
        path,
        number(found, "column_size_bytes").orElse(0),
        number(found, "num_values").orElse(0),
        number(found, "null_count").orElse(0),
        number(found, "nan_count"),
        exact(found, "min"),
        exact(found, "max"));
  }

  private static OptionalLong number(Map<?, ?> found, String key) {
    Object value = found.get(key);
    return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value.toString()));
  }

  private static Optional<String> exact(Map<?, ?> found, String key) {
    return "true".equals(String.valueOf(found.get(key + "_is_exact")))
        ? Optional.ofNullable(found.get(key)).map(Object::toString)
        : Optional.empty();
  }
}
