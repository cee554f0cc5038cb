package dev.floe.catalog.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.floe.diagnostics.FloeException;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.table.CatalogPlugin;
import dev.floe.spi.table.ParquetFiles;
import dev.floe.spi.table.TableCatalog;
import dev.floe.spi.table.TableCatalog.LocalFile;
import dev.floe.spi.table.TableRelease;
import dev.floe.spi.table.TableSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.parquet.ParquetUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCatalogTest {

  private static final String EVERY_TYPE =
      """
      select i::integer as id, i::tinyint as tiny, i::utinyint as utiny, i::uinteger as uint,
        i::ubigint as ubig, i::hugeint as huge, i * 1.5::decimal(10, 2) as price, i / 7 as ratio,
        (i / 7)::float as small_ratio, i % 2 = 0 as even, 'n' || i as name,
        'a text of more than sixteen letters ' || i as long_name, ('b' || i)::blob as bytes,
        date '2024-02-29' + i::integer as day, time '10:00:00.5' as at,
        timestamp '2024-02-29 12:00:00.123456' as ts,
        timestamptz '2024-02-29 12:00:00+00' as tz,
        'ffd21c3b-3e05-42fe-a5ab-94449336f544'::uuid as uid, [i, null, i + 1] as list,
        {'a': i, 'b': {'c': 'x'}} as nested, map {'k': i} as dict, interval 3 day as gap,
        'x'::enum ('x', 'y') as choice, '{"a": 1}'::json as doc, null::varchar as nothing
      from range(5) r(i)
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

  /** The data files of a table, with their statistics. */
  private static List<DataFile> files(Table table) throws IOException {
    List<DataFile> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().includeColumnStats().planFiles()) {
      tasks.forEach(task -> files.add(task.file().copy()));
    }
    return files;
  }

  private long files(String ending) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(Path::toString)
          .filter(file -> file.endsWith(ending) && !file.contains("floe_lease"))
          .count();
    }
  }

  @Test
  void isFoundByItsRole() {
    assertThat(ServiceLoader.load(CatalogPlugin.class))
        .anySatisfy(found -> assertThat(found.type()).isEqualTo("iceberg-local"));
  }

  @Test
  void writesEveryTypeSoThatIcebergsOwnReaderSeesEqualRows() throws SqlFailure {
    lake.publish(catalog, "r1", "things", EVERY_TYPE);

    List<String> rows = Lake.rows(other, "things");

    assertThat(rows).hasSize(5);
    assertThat(rows.get(2))
        .contains("id=2", "utiny=2", "ubig=2", "huge=2", "price=3.00", "even=true", "name=n2")
        .contains("day=2024-03-02", "at=10:00:00.500", "ts=2024-02-29T12:00:00.123456")
        .contains("tz=2024-02-29T12:00Z", "uid=ffd21c3b-3e05-42fe-a5ab-94449336f544")
        .contains("list=[2, null, 3]", "nested=Record(2, Record(x))", "dict={k=2}")
        .contains("gap=3 days", "choice=x", "doc={\"a\": 1}", "nothing=null");
  }

  @Test
  void keepsTheStatisticsThatIcebergWouldHaveTakenFromTheFile() throws Exception {
    lake.publish(catalog, "r1", "things", EVERY_TYPE);
    Table table = table("things");

    for (DataFile file : files(table)) {
      var expected =
          ParquetUtil.fileMetrics(
              table.io().newInputFile(file.location()), MetricsConfig.forTable(table));
      assertThat(file.recordCount()).isEqualTo(expected.recordCount());
      assertThat(file.valueCounts()).containsAllEntriesOf(expected.valueCounts());
      assertThat(file.nullValueCounts()).containsAllEntriesOf(expected.nullValueCounts());
      assertThat(file.columnSizes()).isEqualTo(expected.columnSizes());
      Schema schema = table.schema();
      file.lowerBounds()
          .forEach((id, bound) ->
              assertThat(bound)
                  .as("lower bound of " + schema.findField(id))
                  .isEqualTo(expected.lowerBounds().get(id)));
      file.upperBounds()
          .forEach((id, bound) ->
              assertThat(bound)
                  .as("upper bound of " + schema.findField(id))
                  .isEqualTo(expected.upperBounds().get(id)));
      assertThat(file.lowerBounds())
          .containsKeys(
              schema.findField("id").fieldId(),
              schema.findField("price").fieldId(),
              schema.findField("name").fieldId(),
              schema.findField("day").fieldId(),
              schema.findField("ts").fieldId(),
              schema.findField("nested.a").fieldId());
    }
  }

  @Test
  void showsNothingBeforeItIsPublishedAndLeavesNothingWhenItIsNot() throws Exception {
    try (TableRelease release = catalog.begin(Lake.release("r1"), Lake.terms())) {
      lake.stage(release, "orders", "select 1 as id");
      assertThat(other.tableExists(IcebergTables.identifier(Lake.name("orders")))).isFalse();
      assertThat(files(".parquet")).isOne();
    }

    assertThat(catalog.current(Lake.name("orders"))).isEmpty();
    assertThat(files(".parquet")).isZero();
    assertThat(files(".avro")).isZero();
    assertThat(files(".json")).isZero();
  }

  @Test
  void replacesTheRowsOfEveryTableInOneStep() throws SqlFailure {
    lake.publish(catalog, "r1", "orders", "select 1 as id");
    lake.publish(catalog, "r1", "lines", "select 1 as id");

    try (TableRelease release = catalog.begin(Lake.release("r2"), Lake.terms())) {
      lake.stage(release, "orders", "select 2 as id");
      lake.stage(release, "lines", "select 3 as id union all select 4");
      assertThat(Lake.rows(other, "orders")).containsExactly("id=1");
      release.publish();
    }

    assertThat(Lake.rows(other, "orders")).containsExactly("id=2");
    assertThat(Lake.rows(other, "lines")).containsExactly("id=3", "id=4");
    assertThat(catalog.current(Lake.name("orders")).map(TableSnapshot::run)).contains("r2");
  }

  @Test
  void publishesNoneOfItsTablesWhereOneWasChangedMeanwhile() throws Exception {
    lake.publish(catalog, "r1", "orders", "select 1 as id");
    lake.publish(catalog, "r1", "lines", "select 1 as id");

    try (TableRelease slow = catalog.begin(Lake.release("r2"), Lake.terms())) {
      lake.stage(slow, "lines", "select 2 as id");
      lake.stage(slow, "orders", "select 2 as id");
      lake.publish(catalog, "r3", "orders", "select 3 as id");

      FloeException refused = catchThrowableOfType(FloeException.class, slow::publish);

      assertThat(refused.diagnostic().code()).isEqualTo(CatalogCode.OVERTAKEN);
    }

    assertThat(Lake.rows(other, "lines")).containsExactly("id=1");
    assertThat(Lake.rows(other, "orders")).containsExactly("id=3");
  }

  @Test
  void refusesATableThatAnotherOneCreatedMeanwhile() throws SqlFailure {
    try (TableRelease slow = catalog.begin(Lake.release("r1"), Lake.terms())) {
      lake.stage(slow, "orders", "select 1 as id");
      lake.publish(catalog, "r2", "orders", "select 2 as id");

      FloeException refused = catchThrowableOfType(FloeException.class, slow::publish);

      assertThat(refused.diagnostic().code()).isEqualTo(CatalogCode.OVERTAKEN);
    }
    assertThat(Lake.rows(other, "orders")).containsExactly("id=2");
  }

  @Test
  void keepsTheFieldIdsOfColumnsThatMoveOrWiden() throws SqlFailure {
    lake.publish(catalog, "r1", "orders", "select 1::integer as id, 'a' as name, 1.5::float as n");
    Schema before = table("orders").schema();

    lake.publish(
        catalog,
        "r2",
        "orders",
        "select 2.5::double as n, true as paid, 2::bigint as id, date '2024-01-01' as name");

    Schema after = table("orders").schema();
    assertThat(after.columns())
        .extracting(c -> c.name())
        .containsExactly("n", "paid", "id", "name");
    assertThat(after.findField("id").fieldId()).isEqualTo(before.findField("id").fieldId());
    assertThat(after.findField("n").fieldId()).isEqualTo(before.findField("n").fieldId());
    assertThat(after.findField("name").fieldId()).isGreaterThan(before.highestFieldId());
    assertThat(Lake.rows(other, "orders")).containsExactly("n=2.5 paid=true id=2 name=2024-01-01");
  }

  @Test
  void emptiesATableAndFillsItAgain() throws SqlFailure {
    lake.publish(catalog, "r1", "orders", "select 1 as id where false");
    assertThat(Lake.rows(other, "orders")).isEmpty();
    lake.publish(catalog, "r2", "orders", "select 1 as id");
    lake.publish(catalog, "r3", "orders", "select 1 as id where false");
    assertThat(Lake.rows(other, "orders")).isEmpty();
    assertThat(catalog.current(Lake.name("orders")).map(TableSnapshot::rows)).contains(0L);
  }

  @Test
  void keepsWhatFloeSaysOfATableAndForgetsWhatItSaysNoMore() throws SqlFailure {
    try (TableRelease release = catalog.begin(Lake.release("r1"), Lake.terms())) {
      lake.stage(release, "orders", "select 1 as id", Map.of("floe.owner", "a", "floe.old", "b"));
      release.publish();
    }
    table("orders").updateProperties().set("theirs", "kept").commit();

    try (TableRelease release = catalog.begin(Lake.release("r2"), Lake.terms())) {
      lake.stage(release, "orders", "select 1 as id", Map.of("floe.owner", "c"));
      release.publish();
    }

    assertThat(table("orders").properties())
        .containsEntry("floe.owner", "c")
        .containsEntry("theirs", "kept")
        .containsEntry("comment", "A table.")
        .doesNotContainKey("floe.old");
  }

  @Test
  void boundsTheMetadataFilesItKeeps() throws Exception {
    for (int run = 0; run < 30; run++) {
      lake.publish(catalog, "r" + run, "orders", "select " + run + " as id");
    }
    assertThat(files(".metadata.json")).isLessThanOrEqualTo(21);
  }

  @Test
  void givesItsRowsBackToTheEngine() throws SqlFailure {
    lake.session().execute("create table things as " + EVERY_TYPE);
    lake.publish(catalog, "r1", "things", "select * from things");

    TableSnapshot snapshot = catalog.current(Lake.name("things")).orElseThrow();
    List<Path> paths = catalog.fetch(snapshot).stream().map(LocalFile::path).toList();
    String reading = ((ParquetFiles) lake.session()).reading(paths, snapshot.columns());

    assertThat(snapshot.rows()).isEqualTo(5);
    assertThat(
            lake.session()
                .query(
                    "select id, huge, price, name, day, ts, uid, list, nested, dict from things"
                        + " except select id, huge, price, name, day, ts, uid, list, nested, dict"
                        + " from "
                        + reading)
                .rows())
        .isEmpty();
  }

  @Test
  void leavesTablesOfOthersAlone() throws SqlFailure {
    lake.publish(catalog, "r1", "orders", "select 1 as id");
    table("orders").updateProperties().set("floe.product", "sales.other").commit();

    FloeException refused =
        catchThrowableOfType(
            FloeException.class, () -> lake.publish(catalog, "r2", "orders", "select 2 as id"));

    assertThat(refused.diagnostic().code()).isEqualTo(CatalogCode.FOREIGN);
    assertThat(Lake.rows(other, "orders")).containsExactly("id=1");
  }

  @Test
  void readsNoTableWhoseRowsWereMarkedAsDeletedElsewhere() throws SqlFailure {
    lake.publish(catalog, "r1", "orders", "select 1 as id");
    Table table = table("orders");
    table
        .newRowDelta()
        .addDeletes(
            FileMetadata.deleteFileBuilder(table.spec())
                .ofPositionDeletes()
                .withPath(table.location() + "/data/deletes.parquet")
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(1)
                .withRecordCount(1)
                .build())
        .commit();
    TableSnapshot snapshot = catalog.current(Lake.name("orders")).orElseThrow();

    FloeException refused =
        catchThrowableOfType(FloeException.class, () -> catalog.fetch(snapshot));

    assertThat(refused.diagnostic().code()).isEqualTo(CatalogCode.UNREADABLE);
  }

  @Test
  void saysThatItsFolderCannotBeMade() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    FloeException refused =
        catchThrowableOfType(
            FloeException.class,
            () ->
                new LocalCatalogPlugin()
                    .open(Map.of("path", file.resolve("lake").toString()), List.of()));

    assertThat(refused.diagnostic().code()).isEqualTo(CatalogCode.FAILED);
  }

  @Test
  void wantsAFolder() {
    FloeException refused =
        catchThrowableOfType(
            FloeException.class, () -> new LocalCatalogPlugin().open(Map.of(), List.of()));

    assertThat(refused.diagnostic().code()).isEqualTo(CatalogCode.SETTINGS);
  }
}
