package dev.floe.catalog.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.SqlFailure;
import dev.floe.spi.table.ColumnRange;
import dev.floe.spi.table.ParquetFiles;
import dev.floe.spi.table.RowChange;
import dev.floe.spi.table.TableCatalog;
import dev.floe.spi.table.TableCatalog.LocalFile;
import dev.floe.spi.table.TableLayout;
import dev.floe.spi.table.TableLayout.Order;
import dev.floe.spi.table.TableLayout.Partition;
import dev.floe.spi.table.TableLayout.Transform;
import dev.floe.spi.table.TableLayout.Unit;
import dev.floe.spi.table.TablePlan;
import dev.floe.spi.table.TableRelease;
import dev.floe.spi.table.TableUpkeep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are added to tables and rewritten in them, and tables laid out in partitions. */
class RowChangeTest {

  private static final String ORDERS =
      """
      select i::integer as id, case i % 3 when 0 then 'a' when 1 then 'b/ %' end as region,
        timestamptz '1969-12-31 20:00:00+00' + interval (i * 4) hour as at,
        date '1969-12-30' + i::integer as day
      from range(6) r(i)
      """;

  @TempDir Path folder;
  private Lake lake;
  private TableCatalog catalog;
  private JdbcCatalog other;

  @BeforeEach
  void open() throws SqlFailure {
    lake = new Lake();
    catalog = new LocalCatalogPlugin().open(Map.of("path", folder.toString()), List.of());
    other = Lake.reader(folder, new LocalFiles());
  }

  @AfterEach
  void close() {
    other.close();
    catalog.close();
    lake.close();
  }

  private Table table(String name) {
    return other.loadTable(IcebergTables.identifier(Lake.name(name)));
  }

  private void publish(String query, TableLayout layout) throws SqlFailure {
    try (TableRelease release = catalog.begin(Lake.release("r"), Lake.terms())) {
      TablePlan plan = lake.plan(release, "orders", query, layout);
      release.stage(plan, new RowChange.Whole(lake.write(plan, query)));
      release.publish();
    }
  }

  private void add(String query) throws SqlFailure {
    try (TableRelease release = catalog.begin(Lake.release("r"), Lake.terms())) {
      TablePlan plan = lake.plan(release, "orders", query, TableLayout.none());
      release.stage(plan, new RowChange.Added(lake.write(plan, query)));
      release.publish();
    }
  }

  private static List<String> partitions(Table table) throws IOException {
    List<String> found = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      tasks.forEach(task -> found.add(table.spec().partitionToPath(task.partition())));
    }
    return found.stream().sorted().toList();
  }

  @Test
  void addsRowsAndKeepsTheFilesThatAreThere() throws SqlFailure {
    publish("select 1 as id", TableLayout.none());
    add("select 2 as id");

    assertThat(Lake.rows(other, "orders")).containsExactly("id=1", "id=2");
    assertThat(table("orders").currentSnapshot().operation()).isEqualTo("append");
    assertThat(table("orders").currentSnapshot().summary()).containsEntry("added-records", "1");
  }

  @Test
  void addsNoRowsAndStillTellsWhenItWasPublished() throws SqlFailure {
    publish("select 1 as id", TableLayout.none());
    long before = table("orders").currentSnapshot().snapshotId();

    try (TableRelease release = catalog.begin(Lake.release("r2"), Lake.terms())) {
      TablePlan plan = lake.plan(release, "orders", "select 1 as id", TableLayout.none());
      release.stage(plan, new RowChange.Added(List.of()));
      release.publish();
    }

    assertThat(table("orders").currentSnapshot().snapshotId()).isNotEqualTo(before);
    assertThat(table("orders").currentSnapshot().summary()).containsEntry("floe.run", "r2");
    assertThat(Lake.rows(other, "orders")).containsExactly("id=1");
  }

  @Test
  void rewritesOnlyFilesThatHoldTheRows() throws SqlFailure {
    publish("select i as id, 'x' as name from range(0, 10) r(i)", TableLayout.none());
    add("select i as id, 'x' as name from range(10, 20) r(i)");
    add("select i as id, 'x' as name from range(20, 30) r(i)");

    try (TableRelease release = catalog.begin(Lake.release("r2"), Lake.terms())) {
      String query = "select 1::bigint as id, 'y' as name";
      TablePlan plan = lake.plan(release, "orders", query, TableLayout.none());
      List<LocalFile> held = release.holding(plan, List.of(new ColumnRange("id", "12", "15")));
      assertThat(held).hasSize(1).allMatch(file -> file.rows() == 10);
      release.stage(
          plan,
          new RowChange.Rewritten(
              held.stream().map(LocalFile::location).toList(), lake.write(plan, query)));
      release.publish();
    }

    assertThat(Lake.rows(other, "orders")).hasSize(21).contains("id=1 name=y", "id=20 name=x");
    assertThat(table("orders").currentSnapshot().summary())
        .containsEntry("deleted-data-files", "1")
        .containsEntry("added-data-files", "1")
        .containsEntry("total-records", "21");
  }

  @Test
  void putsSmallFilesTogetherAndForgetsWhatWasThereBefore() throws Exception {
    for (int round = 0; round < 5; round++) {
      add("select " + round + " as id");
    }
    try (TableRelease release = catalog.begin(Lake.release("r2"), Lake.terms())) {
      TablePlan plan = lake.plan(release, "orders", "select 1 as id", TableLayout.none());
      List<LocalFile> small = release.small(plan, 1 << 20);
      assertThat(release.small(plan, 1)).isEmpty();
      String files =
          ((ParquetFiles) lake.session())
              .reading(small.stream().map(LocalFile::path).toList(), plan.columns());
      release.stage(
          plan,
          new RowChange.Compacted(
              small.stream().map(LocalFile::location).toList(),
              lake.write(plan, "select id from " + files)));
      release.publish();
    }
    TableUpkeep upkeep = (TableUpkeep) catalog;
    Instant now = Instant.now().plusSeconds(60);

    assertThat(table("orders").currentSnapshot().operation()).isEqualTo("replace");
    assertThat(Lake.rows(other, "orders")).hasSize(5);
    assertThat(upkeep.files(Lake.name("orders"), 1 << 20)).isEqualTo(new TableUpkeep.Files(1, 1));
    assertThat(upkeep.expire(Lake.name("orders"), now, 2, true))
        .isEqualTo(new TableUpkeep.Expired(4, 0));
    TableUpkeep.Expired expired = upkeep.expire(Lake.name("orders"), now, 1, false);
    assertThat(expired.snapshots()).isEqualTo(5);
    assertThat(expired.files()).isGreaterThanOrEqualTo(10);
    assertThat(upkeep.orphans(Lake.name("orders"), now)).isEmpty();
    assertThat(Lake.rows(other, "orders")).hasSize(5);
  }

  @Test
  void findsTheFilesNobodyNeedsAndOnlyThose() throws Exception {
    publish(
        ORDERS,
        new TableLayout(List.of(new Partition("region", new Transform.Whole())), List.of()));
    add("select 7 as id, 'c' as region");
    String folder = table("orders").location();
    Path orphan = LocalFiles.path(folder + "/data/left-behind.parquet");
    Files.writeString(orphan, "x");
    TableUpkeep upkeep = (TableUpkeep) catalog;
    Instant now = Instant.now().plusSeconds(60);

    assertThat(upkeep.orphans(Lake.name("orders"), now.minusSeconds(3600))).isEmpty();
    List<String> orphans = upkeep.orphans(Lake.name("orders"), now);
    assertThat(orphans).containsExactly(LocalFiles.location(orphan));
    upkeep.remove(Lake.name("orders"), orphans);

    assertThat(orphan).doesNotExist();
    assertThat(Lake.rows(other, "orders")).hasSize(7);
  }

  @Test
  void spreadsRowsOverPartitionsAsIcebergWould() throws Exception {
    TableLayout layout =
        new TableLayout(
            List.of(
                new Partition("region", new Transform.Whole()),
                new Partition("at", new Transform.Period(Unit.HOUR)),
                new Partition("day", new Transform.Period(Unit.MONTH)),
                new Partition("id", new Transform.Truncated(4))),
            List.of(new Order("id", true, false)));

    publish(ORDERS, layout);

    assertThat(partitions(table("orders")))
        .containsExactly(
            "region=a/at_hour=1969-12-31-20/day_month=1969-12/id_trunc=0",
            "region=a/at_hour=1970-01-01-08/day_month=1970-01/id_trunc=0",
            "region=b%2F+%25/at_hour=1970-01-01-00/day_month=1969-12/id_trunc=0",
            "region=b%2F+%25/at_hour=1970-01-01-12/day_month=1970-01/id_trunc=4",
            "region=null/at_hour=1970-01-01-04/day_month=1970-01/id_trunc=0",
            "region=null/at_hour=1970-01-01-16/day_month=1970-01/id_trunc=4");
    assertThat(Lake.rows(other, "orders")).hasSize(6);
    assertThat(table("orders").sortOrder().toString()).contains("DESC NULLS LAST");
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.map(Path::toString)).noneMatch(path -> path.contains("="));
    }
  }

  @Test
  void findsEveryRowThroughPartitionsAndStatistics() throws Exception {
    publish(
        ORDERS,
        new TableLayout(
            List.of(
                new Partition("region", new Transform.Truncated(2)),
                new Partition("at", new Transform.Period(Unit.YEAR))),
            List.of()));

    for (int id = 0; id < 6; id++) {
      try (CloseableIterable<FileScanTask> tasks =
          table("orders")
              .newScan()
              .filter(
                  Expressions.and(
                      Expressions.equal("id", id),
                      id % 3 == 2
                          ? Expressions.isNull("region")
                          : Expressions.equal("region", id % 3 == 0 ? "a" : "b/ %")))
              .planFiles()) {
        assertThat(tasks).as("order %d", id).hasSize(1);
      }
    }
  }

  @Test
  void changesItsPartitionsAndDropsTheColumnsOfOldOnes() throws Exception {
    publish(
        ORDERS,
        new TableLayout(
            List.of(new Partition("region", new Transform.Whole())),
            List.of(new Order("region", false, true))));

    TableLayout later =
        new TableLayout(
            List.of(new Partition("day", new Transform.Period(Unit.YEAR))),
            List.of(new Order("id", false, true)));
    publish("select id, day from (" + ORDERS + ")", later);
    publish("select id, day from (" + ORDERS + ")", later);

    assertThat(partitions(table("orders"))).containsExactly("day_year=1969", "day_year=1970");
    assertThat(Lake.rows(other, "orders")).hasSize(6);
    publish("select id from (" + ORDERS + ")", TableLayout.none());
    assertThat(table("orders").spec().isPartitioned()).isFalse();
    assertThat(table("orders").sortOrder().isUnsorted()).isTrue();
    assertThat(Lake.rows(other, "orders")).hasSize(6);
  }

  @Test
  void ordersTheRowsOfAFile() throws Exception {
    publish(
        "select (i * 7919) % 1000 as id from range(1000) r(i)",
        new TableLayout(List.of(), List.of(new Order("id", false, true))));

    try (CloseableIterable<FileScanTask> tasks = table("orders").newScan().planFiles()) {
      FileScanTask only = tasks.iterator().next();
      assertThat(only.file().sortOrderId()).isEqualTo(table("orders").sortOrder().orderId());
      String file = LocalFiles.path(only.file().location()).toString();
      assertThat(
              lake.session()
                  .query("select list(id) = range(0, 1000) from read_parquet('" + file + "')")
                  .rows()
                  .getFirst())
          .isEqualTo(List.of(true));
    }
  }
}
