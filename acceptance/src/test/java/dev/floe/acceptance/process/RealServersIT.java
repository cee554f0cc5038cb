package dev.floe.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.acceptance.process.FloeProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What floe publishes in servers that are not floe's, read by an engine that is not floe's: Nessie
 * as the catalog, S3Proxy as the storage, Spark as the reader, each a process on loopback.
 */
@Tag("nightly")
class RealServersIT {

  @TempDir private static Path servers;
  private static LakeServers lake;
  private static Spark spark;

  @TempDir private Path folder;
  private Shop shop;

  @BeforeAll
  static void start() throws Exception {
    lake = new LakeServers(servers);
    spark = new Spark(servers, lake.spark());
  }

  @AfterAll
  static void stop() throws Exception {
    if (spark != null) {
      spark.close();
    }
    if (lake != null) {
      lake.close();
    }
  }

  @BeforeEach
  void begin() throws IOException {
    shop = Shop.in(folder);
    shop.write("manifest.yaml", lake.manifest());
    Files.delete(folder.resolve("models/gold_orders.sql"));
  }

  private Ended floe(String... arguments) throws Exception {
    return FloeProcess.start(LakeServers.variables(), folder, arguments).end();
  }

  private void publishes() throws Exception {
    Ended ended = floe("run");
    assertThat(ended.code()).as(ended.text()).isZero();
  }

  /** Spark reads the rows and columns of a model's table that floe shows. */
  private void assertEqualRows(String model) throws Exception {
    Ended shown = floe("show", model, "--limit", "10000", "--output", "csv");
    assertThat(shown.code()).as(shown.text()).isZero();
    List<String> lines = shown.text().lines().toList();
    String table = "lake.gold." + model.substring("gold_".length());

    assertThat(spark.rows("select * from " + table))
        .isNotEmpty()
        .isEqualTo(lines.stream().skip(1).sorted().toList());
    assertThat(spark.rows("describe table " + table))
        .extracting(column -> column.substring(0, column.indexOf(',')))
        .contains(lines.getFirst().split(",", -1));
  }

  @Test
  void sparkReadsWhatWasWrittenAppendedMergedAndOverwritten() throws Exception {
    shop.describe("shop");
    shop.write("models/gold_written.sql", "select * from {{ ref('raw_orders') }}");
    shop.write(
        "models/gold_appended.sql",
        """
        {{ config(materialized='incremental') }}
        select id, amount * 2 as twice from {{ ref('raw_orders') }}
        {% if is_incremental() %} where id > (select max(id) from {{ this }}) {% endif %}
        """);
    shop.write(
        "models/gold_merged.sql",
        """
        {{ config(materialized='incremental', unique_key='id', partition_by=['id']) }}
        select id, amount from {{ ref('raw_orders') }}
        """);
    publishes();
    assertEqualRows("gold_written");
    assertEqualRows("gold_appended");
    assertEqualRows("gold_merged");

    shop.write("seeds/raw_orders.csv", "id,amount\n2,21\n3,30\n4,40");
    publishes();

    assertEqualRows("gold_written");
    assertEqualRows("gold_appended");
    assertEqualRows("gold_merged");
    assertThat(spark.rows("select * from lake.gold.written"))
        .containsExactly("2,21", "3,30", "4,40");
    assertThat(spark.rows("select * from lake.gold.appended"))
        .containsExactly("1,20", "2,40", "3,60", "4,80");
    assertThat(spark.rows("select * from lake.gold.merged"))
        .containsExactly("1,10", "2,21", "3,30", "4,40");
  }

  @Test
  void sparkReadsWhatWasDeletedAndInserted() throws Exception {
    shop.describe("ledger");
    shop.write(
        "models/gold_ledger.sql",
        """
        {{ config(materialized='incremental', unique_key='day', incremental_strategy='delete+insert') }}
        select amount // 100 as day, id, amount from {{ ref('raw_orders') }}
        """);
    shop.write("seeds/raw_orders.csv", "id,amount\n1,110\n2,120\n3,230");
    publishes();
    assertEqualRows("gold_ledger");

    shop.write("seeds/raw_orders.csv", "id,amount\n4,140\n5,350\n6,360");
    publishes();

    assertEqualRows("gold_ledger");
    assertThat(spark.rows("select day, id, amount from lake.gold.ledger"))
        .containsExactly("1,4,140", "2,3,230", "3,5,350", "3,6,360");
  }

  @Test
  void refusesToGoBackWhereTheCatalogShowsTheNewestStateAlone() throws Exception {
    shop.describe("prices");
    shop.write("models/gold_prices.sql", "select id, amount from {{ ref('raw_orders') }}");
    publishes();
    shop.write("seeds/raw_orders.csv", "id,amount\n1,11");
    publishes();

    Ended ended = floe("rollback", "--to", "1");

    assertThat(ended.code()).as(ended.text()).isEqualTo(3);
    assertThat(ended.text()).contains("error[FLOE-RUN-017]", "gold.prices", "nothing was returned");
    assertThat(spark.rows("select * from lake.gold.prices")).containsExactly("1,11");
    assertEqualRows("gold_prices");
  }

  @Test
  void sparkReadsTablesWhoseColumnsChanged() throws Exception {
    shop.describe("wares");
    shop.write(
        "models/gold_wares.sql",
        """
        select id, amount::integer as price, 'old' as label, date '2026-01-02' as since,
          1.50::decimal(9, 2) as weight, id > 1 as sold
        from {{ ref('raw_orders') }}
        """);
    publishes();
    assertEqualRows("gold_wares");

    shop.write(
        "models/gold_wares.sql",
        """
        select 'x' as first, amount::bigint as price, 2.50::decimal(12, 2) as weight, id,
          id = 1 as sold, 'a' || id as code
        from {{ ref('raw_orders') }}
        """);
    publishes();

    assertEqualRows("gold_wares");
  }

  @Test
  void goesOnFromWhatSparkWroteOnAMachineThatNeverSawTheProduct() throws Exception {
    shop.describe("diary");
    shop.write(
        "models/gold_diary.sql",
        """
        {{ config(materialized='incremental') }}
        select {% if is_incremental() %} (select max(page) + 1 from {{ this }})
        {% else %} 1 {% endif %} as page
        """);
    publishes();
    List<String> _ = spark.rows("insert into lake.gold.diary values (7)");
    Files.move(folder.resolve("warehouse"), folder.resolve("gone"));

    publishes();

    assertThat(spark.rows("select page from lake.gold.diary")).containsExactly("1", "7", "8");
    assertEqualRows("gold_diary");
  }

  @Test
  void sparkSeesNothingOfARunWhoseTestsFail() throws Exception {
    shop.describe("tested");
    shop.write("models/gold_tested.sql", "select id from {{ ref('raw_orders') }}");
    shop.write(
        "models/models.yml",
        "models: [{name: gold_tested, columns: [{name: id, data_tests: [unique]}]}]");
    publishes();
    shop.write("seeds/raw_orders.csv", "id,amount\n5,1\n5,2");

    Ended ended = floe("run");

    assertThat(ended.code()).as(ended.text()).isEqualTo(1);
    assertThat(spark.rows("select * from lake.gold.tested")).containsExactly("1", "2");
  }

  @Test
  void sparkReadsPortsAsViews() throws Exception {
    shop.describe("office", "papers");
    shop.write("models/gold_papers.sql", "select id, amount from {{ ref('raw_orders') }}");
    publishes();
    assertThat(spark.rows("select * from lake.office.papers")).containsExactly("1,10", "2,20");

    shop.write("models/gold_papers.sql", "select id, 'a' as kind from {{ ref('raw_orders') }}");
    publishes();

    assertThat(spark.rows("select kind, id from lake.office.papers")).containsExactly("a,1", "a,2");
  }

  @Test
  void looksAfterTablesWhoseHistoryTheCatalogKeeps() throws Exception {
    shop.describe("kept");
    shop.write("models/gold_kept.sql", "select id from {{ ref('raw_orders') }}");
    publishes();
    publishes();

    Ended ended = floe("tables", "maintain", "--keep-days", "0", "--orphan-days", "0");

    assertThat(ended.code()).as(ended.text()).isZero();
    assertEqualRows("gold_kept");
  }
}
