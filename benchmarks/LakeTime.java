import dev.floe.compute.duckdb.DuckDbComputePlugin;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import dev.floe.spi.table.CatalogPlugin;
import dev.floe.spi.table.LeaseTerms;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * What publishing in a local catalog costs, medians of 5 in turn with what it is compared with.
 *
 * <pre>
 *   java -cp CLASSES_AND_JARS LakeTime.java rows FOLDER 10000000   a table, and COPY to Parquet of it
 *   java -cp CLASSES_AND_JARS LakeTime.java tables FOLDER 100      the commit of so many tables
 * </pre>
 */
class LakeTime {

  private static final int ROUNDS = 5;
  private static final double MILLION = 1e6;

  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[1])).toAbsolutePath();
    CatalogPlugin plugin =
        ServiceLoader.load(CatalogPlugin.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(one -> one.type().equals("iceberg-local"))
            .findFirst()
            .orElseThrow();
    try (Engine engine =
            new DuckDbComputePlugin().open(Map.of("path", folder.resolve("w.duckdb").toString()));
        Session session = engine.session();
        TableCatalog catalog =
            plugin.open(Map.of("path", folder.resolve("lake").toString()), List.of())) {
      switch (args[0]) {
        case "rows" -> rows(session, catalog, folder, Long.parseLong(args[2]));
        case "tables" -> tables(session, catalog, Integer.parseInt(args[2]));
        default -> throw new IllegalArgumentException(args[0]);
      }
    }
  }

  private static void rows(Session session, TableCatalog catalog, Path folder, long rows)
      throws Exception {
    session.execute(
        "create or replace table facts as select range as id, range % 100000 as customer,"
            + " hash(range) % 1000000 as amount, 'order number ' || range as note,"
            + " timestamp '2026-01-01' + interval (range % 86400) second as at from range("
            + rows
            + ")");
    double[] copied = new double[ROUNDS];
    double[] published = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      Path plain = folder.resolve("plain" + round + ".parquet");
      long began = System.nanoTime();
      session.execute("copy (select * from facts) to '" + plain + "' (format parquet)");
      copied[round] = (System.nanoTime() - began) / MILLION;
      began = System.nanoTime();
      try (TableRelease release = begin(catalog, round)) {
        stage(session, release, "facts", "select * from facts");
        release.publish();
      }
      published[round] = (System.nanoTime() - began) / MILLION;
      Files.delete(plain);
    }
    System.out.printf(
        Locale.ROOT,
        "%d rows: COPY to Parquet %.0f ms, published %.0f ms, throughput %.0f %%%n",
        rows,
        median(copied),
        median(published),
        100 * median(copied) / median(published));
  }

  private static void tables(Session session, TableCatalog catalog, int tables) throws Exception {
    double[] staged = new double[ROUNDS];
    double[] committed = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      try (TableRelease release = begin(catalog, round)) {
        long began = System.nanoTime();
        for (int table = 0; table < tables; table++) {
          stage(session, release, "t" + table, "select " + round + " as round, range as id from range(100)");
        }
        staged[round] = (System.nanoTime() - began) / MILLION;
        began = System.nanoTime();
        release.publish();
        committed[round] = (System.nanoTime() - began) / MILLION;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d tables: written %.0f ms, published %.0f ms%n",
        tables,
        median(staged),
        median(committed));
  }

  private static TableRelease begin(TableCatalog catalog, int round) {
    return catalog.begin(
        new ReleaseInfo("bench", "r" + round, "a benchmark", Instant.now()),
        new LeaseTerms("here", Duration.ofMinutes(1), Duration.ZERO, Clock.systemUTC()));
  }

  private static void stage(Session session, TableRelease release, String name, String query)
      throws Exception {
    List<TableColumn> columns =
        session.describe(query).stream()
            .map(column -> new TableColumn(column.name(), column.type(), ""))
            .toList();
    TablePlan plan =
        release.plan(
            new TableDefinition(
                new TableName(List.of("gold"), name), columns, TableLayout.none(), "", Map.of()));
    release.stage(plan, new RowChange.Whole(((ParquetFiles) session).write(query, plan)));
  }

  private static double median(double[] values) {
    return Arrays.stream(values).sorted().toArray()[values.length / 2];
  }
}
