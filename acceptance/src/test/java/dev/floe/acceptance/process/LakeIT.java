package dev.floe.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.acceptance.process.FloeProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.view.View;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A product whose platform chooses a catalog on local files, read by Iceberg's own reader. */
class LakeIT {

  @TempDir private Path folder;
  private Shop shop;
  private Lake lake;

  @BeforeEach
  void begin() throws Exception {
    shop = Shop.in(folder);
    shop.write(
        "manifest.yaml",
        """
        metadata: {name: acme, version: 1.0.0}
        plugins:
          compute: duckdb
          catalog: {type: iceberg-local, config: {path: lake}}
        """);
    shop.write(
        "models/gold_history.sql",
        """
        {{ config(materialized='incremental', unique_key='id') }}
        select id, amount, now() as seen from {{ ref('raw_orders') }}
        {% if is_incremental() %} where id not in (select id from {{ this }}) {% endif %}
        """);
    shop.write(
        "models/models.yml",
        """
        models:
          - name: gold_orders
            description: What was ordered.
            columns:
              - name: id
                description: The order's number.
                data_tests: [unique]
                meta: {floe: {classification: internal}}
        """);
    Files.createDirectories(folder.resolve("lake"));
    lake = new Lake(folder.resolve("lake"));
  }

  @AfterEach
  void end() {
    lake.close();
  }

  private Ended run(String... more) throws Exception {
    return FloeProcess.run(
        folder, Stream.concat(Stream.of("run"), Stream.of(more)).toArray(String[]::new));
  }

  private void succeeds(String... more) throws Exception {
    Ended ended = run(more);
    assertThat(ended.code()).as(ended.text()).isZero();
  }

  private List<String> shown(String model) throws Exception {
    Ended ended = FloeProcess.run(folder, "show", model, "--limit", "5000", "--output", "csv");
    assertThat(ended.code()).as(ended.text()).isZero();
    return ended.text().lines().skip(1).sorted().toList();
  }

  @Test
  void publishesTheRowsOfTheWarehouseForOtherEngines() throws Exception {
    Ended ended = run();

    assertThat(ended.text()).contains("Published as generation 1, and 2 tables in the catalog.");
    assertThat(lake.rows("gold", "orders"))
        .containsExactly("1,10", "2,20")
        .isEqualTo(shown("gold_orders"));
    Table table = lake.table("gold", "orders");
    assertThat(table.properties())
        .containsEntry("floe.product", "shop")
        .containsEntry("floe.version", "1.0.0")
        .containsEntry("floe.classification.id", "internal")
        .containsEntry("comment", "What was ordered.");
    assertThat(table.schema().findField("id").doc()).isEqualTo("The order's number.");
  }

  @Test
  void publishesNothingWhereATestFails() throws Exception {
    succeeds();
    long files = lake.files();
    shop.write("seeds/raw_orders.csv", "id,amount\n1,10\n1,20\n3,30");

    Ended ended = run();

    assertThat(ended.code()).as(ended.text()).isEqualTo(1);
    assertThat(lake.rows("gold", "orders")).containsExactly("1,10", "2,20");
    assertThat(lake.files()).isEqualTo(files);
  }

  @Test
  void bringsHistoryBackWhereTheWarehouseIsGone() throws Exception {
    succeeds();
    List<String> before = lake.rows("gold", "history");
    delete(folder.resolve("warehouse"));
    shop.write("seeds/raw_orders.csv", "id,amount\n1,11\n2,20\n3,30");

    succeeds();

    assertThat(lake.rows("gold", "history")).hasSize(3).containsAll(before);
    assertThat(shown("gold_history")).hasSize(3);
  }

  @Test
  void goesOnFromWhatReadersSeeWhereTheWarehouseWasLeftBehind() throws Exception {
    succeeds();
    Path copy = folder.resolve("old");
    Shop.copy(folder.resolve("warehouse"), copy);
    shop.write("seeds/raw_orders.csv", "id,amount\n1,10\n2,20\n3,30");
    succeeds();
    List<String> before = lake.rows("gold", "history");
    delete(folder.resolve("warehouse"));
    Shop.copy(copy, folder.resolve("warehouse"));

    succeeds();

    assertThat(lake.rows("gold", "history")).isEqualTo(before);
  }

  @Test
  void leavesATableAloneThatItDidNotMake() throws Exception {
    lake.catalog().createNamespace(Namespace.of("gold"));
    lake.catalog()
        .createTable(
            TableIdentifier.of(Namespace.of("gold"), "orders"),
            new Schema(Types.NestedField.required(1, "theirs", Types.StringType.get())));

    Ended ended = run();

    assertThat(ended.code()).as(ended.text()).isEqualTo(3);
    assertThat(ended.text()).contains("error[FLOE-CAT-006]");
    assertThat(lake.table("gold", "orders").schema().findField("theirs")).isNotNull();
    assertThat(lake.has("gold", "history")).isFalse();
    assertThat(shop.warehouse()).doesNotExist();
  }

  @Test
  void addsToTheFilesOfAnIncrementalModelAndRewritesOnlyThoseItChanged() throws Exception {
    Files.delete(folder.resolve("models/gold_history.sql"));
    shop.write(
        "models/gold_ledger.sql",
        """
        {{ config(materialized='incremental', unique_key='id', incremental_strategy='merge',
                  partition_by='kind', sort_by=['id desc']) }}
        {% set round = var('round') %}
        select i as id, {{ round }} as round, 'k' || (i // 100) as kind
        {% if round == 1 %} from range(0, 1000) r(i)
        {% elif round == 2 %} from range(1000, 1100) r(i)
        {% elif round == 3 %} from range(250, 252) r(i)
        {% else %} from range(0) r(i) {% endif %}
        """);
    Map<Integer, Integer> filesAdded = new TreeMap<>();
    List<String> operations = new ArrayList<>();

    for (int round = 1; round <= 4; round++) {
      shop.write("dbt_project.yml", "name: shop\nvars: {round: " + round + "}\n");
      succeeds();
      Snapshot snapshot = lake.table("gold", "ledger").currentSnapshot();
      operations.add(snapshot.operation());
      filesAdded.put(
          round, Integer.valueOf(snapshot.summary().getOrDefault("added-data-files", "0")));
      assertThat(lake.rows("gold", "ledger")).isEqualTo(shown("gold_ledger"));
    }

    assertThat(operations).containsExactly("overwrite", "append", "overwrite", "append");
    assertThat(filesAdded).isEqualTo(Map.of(1, 10, 2, 1, 3, 1, 4, 0));
    assertThat(lake.rows("gold", "ledger")).hasSize(1100).contains("250,3,k2", "252,1,k2");
    assertThat(lake.table("gold", "ledger").spec().toString()).contains("kind");
    assertThat(lake.table("gold", "ledger").sortOrder().toString()).contains("DESC");
  }

  @Test
  void looksAfterItsTables() throws Exception {
    Files.delete(folder.resolve("models/gold_history.sql"));
    shop.write(
        "models/gold_visits.sql",
        """
        {{ config(materialized='incremental', meta={'floe': {'retention_column': 'day',
                  'retention_days': 30}}) }}
        select {{ var('round') }} as round, current_date - (i * 10)::integer as day
        from range(6) r(i)
        """);
    for (int round = 1; round <= 3; round++) {
      shop.write("dbt_project.yml", "name: shop\nvars: {round: " + round + "}\n");
      succeeds();
    }
    Path orphan = folder.resolve("lake/gold/visits/data/left-behind.parquet");
    Files.writeString(orphan, "of a run that was killed");
    Files.setLastModifiedTime(orphan, FileTime.from(Instant.now().minus(Duration.ofDays(5))));
    List<String> before = lake.rows("gold", "visits");

    Ended told =
        FloeProcess.run(
            folder, "tables", "maintain", "--dry-run", "--keep-days", "0", "--small-files", "3");

    assertThat(told.code()).as(told.text()).isZero();
    assertThat(told.text()).containsPattern("gold.visits +6 +0 +2 +1").contains("dry run");
    assertThat(lake.rows("gold", "visits")).isEqualTo(before).hasSize(18);
    assertThat(orphan).exists();

    assertThat(maintain().text()).containsPattern("gold.visits +6 +0 +3 +1");
    assertThat(lake.rows("gold", "visits")).hasSize(12).isEqualTo(shown("gold_visits"));
    assertThat(lake.table("gold", "visits").snapshots()).hasSize(1);
    assertThat(orphan).doesNotExist();
    shop.write("dbt_project.yml", "name: shop\nvars: {round: 6}\n");
    succeeds();

    List<String> grown = lake.rows("gold", "visits");
    assertThat(FloeProcess.run(folder, "tables", "maintain", "--small-files", "2").text())
        .containsPattern("gold.visits +2 +0");
    assertThat(FloeProcess.run(folder, "tables", "maintain", "--small-files", "2").text())
        .containsPattern("gold.visits +0 +[23] +0");
    assertThat(lake.rows("gold", "visits")).hasSize(grown.size() - 2);
    assertThat(lake.table("gold", "visits").currentSnapshot().operation()).isEqualTo("replace");
    shop.write("dbt_project.yml", "name: shop\nvars: {round: 7}\n");
    succeeds();
    assertThat(lake.table("gold", "visits").currentSnapshot().operation()).isEqualTo("append");
  }

  private Ended maintain() throws Exception {
    Ended ended = FloeProcess.run(folder, "tables", "maintain", "--keep-days", "0");
    assertThat(ended.code()).as(ended.text()).isZero();
    return ended;
  }

  @Test
  void showsPortsAsViewsWithTheColumnsOfTheirTables() throws Exception {
    shop.describe("shop-360", "orders", "history");
    succeeds();
    TableIdentifier orders = TableIdentifier.of("shop_360", "orders");
    View view = lake.catalog().loadView(orders);
    assertThat(view.sqlFor("trino").sql()).isEqualTo("select \"id\", \"amount\" from \"orders\"");
    assertThat(view.currentVersion().defaultNamespace()).isEqualTo(Namespace.of("gold"));
    assertThat(view.properties())
        .containsEntry("comment", "All orders")
        .containsEntry("floe.contract", "shop-360.orders:1.0.0");
    assertThat(view.schema().findField("id").doc()).isEqualTo("The order's number.");

    shop.write("models/gold_orders.sql", "select id from {{ ref('raw_orders') }}");
    shop.describe("shop-360", "orders");
    succeeds();
    shop.write("seeds/raw_orders.csv", "id,amount\n1,10");
    succeeds();

    View replaced = lake.catalog().loadView(orders);
    assertThat(replaced.sqlFor("spark").sql()).isEqualTo("select `id` from `orders`");
    assertThat(replaced.history()).as("not replaced without a reason").hasSize(2);
    assertThat(lake.catalog().listViews(Namespace.of("shop_360"))).containsExactly(orders);
  }

  @Test
  void dropsTheViewOfTheLastPortThatIsGone() throws Exception {
    shop.describe("shop-360", "orders");
    succeeds();
    lake.catalog()
        .buildView(TableIdentifier.of("shop_360", "foreign"))
        .withSchema(lake.catalog().loadView(TableIdentifier.of("shop_360", "orders")).schema())
        .withDefaultNamespace(Namespace.of("gold"))
        .withQuery("spark", "select id, amount from orders")
        .create();

    shop.describe("shop-360");
    succeeds();

    assertThat(lake.catalog().listViews(Namespace.of("shop_360")))
        .containsExactly(TableIdentifier.of("shop_360", "foreign"));
  }

  @Test
  void returnsTheTablesTogetherWithTheWarehouse() throws Exception {
    succeeds();
    List<String> history = lake.rows("gold", "history");
    shop.write("seeds/raw_orders.csv", "id,amount\n3,30");
    shop.write(
        "models/gold_orders.sql", "select amount, id, 'x' as new from {{ ref('raw_orders') }}");
    succeeds();
    assertThat(lake.rows("gold", "orders")).containsExactly("30,3,x");

    Ended ended = FloeProcess.run(folder, "rollback", "--to", "1");

    assertThat(ended.code()).as(ended.text()).isZero();
    assertThat(ended.text())
        .contains("again, as generation 3, and 2 tables in the catalog.")
        .doesNotContain("stay as they are");
    assertThat(lake.rows("gold", "orders")).containsExactly("1,10", "2,20");
    assertThat(lake.rows("gold", "history")).isEqualTo(history);
    assertThat(shown("gold_orders")).containsExactly("1,10", "2,20");
    succeeds();
    assertThat(lake.rows("gold", "orders")).containsExactly("30,3,x");
    assertThat(lake.rows("gold", "history")).hasSize(3);

    assertThat(FloeProcess.run(folder, "rollback", "--to", "2").code()).isZero();
    assertThat(lake.rows("gold", "orders")).containsExactly("30,3,x");
  }

  @Test
  void returnsNothingWhereAStateOfATableIsForgotten() throws Exception {
    succeeds();
    shop.write("seeds/raw_orders.csv", "id,amount\n1,10");
    succeeds();
    assertThat(FloeProcess.run(folder, "tables", "maintain", "--keep-days", "0").code()).isZero();
    String published = shop.published();

    Ended ended = FloeProcess.run(folder, "rollback", "--to", "1");

    assertThat(ended.text())
        .contains("error[FLOE-RUN-017]: the catalog does not have gold.", "nothing was returned");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(lake.rows("gold", "orders")).containsExactly("1,10");
    assertThat(shop.published()).isEqualTo(published);
    succeeds();
  }

  @Test
  void saysWhichLayoutItCannotMake() throws Exception {
    shop.write(
        "models/gold_orders.sql",
        "{{ config(partition_by='day(amount)') }}\nselect * from {{ ref('raw_orders') }}");

    Ended ended = run();

    assertThat(ended.code()).as(ended.text()).isEqualTo(1);
    assertThat(ended.text()).contains("error[FLOE-RUN-008]", "'day(amount)'", "INTEGER");
    assertThat(lake.has("gold", "orders")).isFalse();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
