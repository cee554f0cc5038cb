package dev.floe.catalog.iceberg;

import dev.floe.compute.duckdb.DuckDbComputePlugin;
import dev.floe.spi.Column;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.table.LeaseTerms;
import dev.floe.spi.table.ParquetFile;
import dev.floe.spi.table.ParquetFiles;
import dev.floe.spi.table.ReleaseInfo;
import dev.floe.spi.table.RowChange;
import dev.floe.spi.table.TableCatalog;
import dev.floe.spi.table.TableDefinition;
import dev.floe.spi.table.TableDefinition.TableColumn;
import dev.floe.spi.table.TableLayout;
import dev.floe.spi.table.TableName;
import dev.floe.spi.table.TablePlan;
import dev.floe.spi.table.TableRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.jdbc.JdbcCatalog;

/** DuckDB on one side, Iceberg's own reader on the other. */
final class Lake implements AutoCloseable {

  private final Engine engine;
  private final Session session;

  Lake() throws SqlFailure {
    engine = new DuckDbComputePlugin().open(Map.of("path", ":memory:"));
    session = engine.session();
  }

  /** Iceberg's own catalog over the database of a folder; new tables go to {@code mem://lake}. */
  static JdbcCatalog reader(Path folder, FileIO files) {
    JdbcCatalog catalog = new JdbcCatalog(properties -> files, null, true);
    catalog.initialize(
        "floe",
        Map.of("uri", "jdbc:sqlite:" + folder.resolve("catalog.db"), "warehouse", "mem://lake"));
    return catalog;
  }

  static ReleaseInfo release(String run) {
    return new ReleaseInfo("sales.shop", run, "a test", Instant.EPOCH);
  }

  static LeaseTerms terms() {
    return new LeaseTerms("here", Duration.ofMinutes(1), Duration.ZERO, Clock.systemUTC());
  }

  static TableName name(String table) {
    return new TableName(List.of("sales", "gold"), table);
  }

  Session session() {
    return session;
  }

  /** Stages a query's rows as the content of a table. */
  void stage(TableRelease release, String table, String query) throws SqlFailure {
    stage(release, table, query, Map.of());
  }

  void stage(TableRelease release, String table, String query, Map<String, String> properties)
      throws SqlFailure {
    TablePlan plan = plan(release, table, query, TableLayout.none(), properties);
    release.stage(plan, new RowChange.Whole(write(plan, query)));
  }

  TablePlan plan(TableRelease release, String table, String query, TableLayout layout)
      throws SqlFailure {
    return plan(release, table, query, layout, Map.of());
  }

  private TablePlan plan(
      TableRelease release,
      String table,
      String query,
      TableLayout layout,
      Map<String, String> properties)
      throws SqlFailure {
    List<TableColumn> columns = new ArrayList<>();
    for (Column column : session.describe(query)) {
      columns.add(new TableColumn(column.name(), column.type(), ""));
    }
    return release.plan(new TableDefinition(name(table), columns, layout, "A table.", properties));
  }

  List<ParquetFile> write(TablePlan plan, String query) throws SqlFailure {
    return ((ParquetFiles) session).write(query, plan);
  }

  /** Stages and publishes one table. */
  void publish(TableCatalog catalog, String run, String table, String query) throws SqlFailure {
    try (TableRelease release = catalog.begin(release(run), terms())) {
      stage(release, table, query);
      release.publish();
    }
  }

  /** The rows another engine reads, as text, sorted. */
  static List<String> rows(Catalog catalog, String table) {
    List<String> rows = new ArrayList<>();
    try (CloseableIterable<Record> records =
        IcebergGenerics.read(catalog.loadTable(IcebergTables.identifier(name(table)))).build()) {
      records.forEach(record -> rows.add(text(record)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows.stream().sorted().toList();
  }

  private static String text(Record record) {
    List<String> values = new ArrayList<>();
    record
        .struct()
        .fields()
        .forEach(field -> values.add(field.name() + "=" + record.getField(field.name())));
    return String.join(" ", values);
  }

  @Override
  public void close() {
    session.close();
    engine.close();
  }
}
