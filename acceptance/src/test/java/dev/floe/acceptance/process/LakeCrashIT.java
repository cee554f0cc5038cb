package dev.floe.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are killed while they publish to a catalog. */
class LakeCrashIT {

  private static final long SEED = 20_260_101;

  @TempDir private Path folder;

  @Test
  void readersSeeAllTablesOldOrAllNewWheneverARunIsKilled() throws Exception {
    kill(5);
  }

  @Test
  @Tag("nightly")
  void readersSeeAllTablesOldOrAllNewWheneverOneOfManyRunsIsKilled() throws Exception {
    kill(200);
  }

  /** Every run adds a round to the history, and the tables read from it tell the newest. */
  private void kill(int times) throws Exception {
    Shop shop = product();
    assertThat(FloeProcess.run(folder, "run").code()).isZero();
    long started = System.nanoTime();
    assertThat(FloeProcess.run(folder, "run").code()).isZero();
    long usual = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    Random random = new Random(SEED);
    try (Lake lake = new Lake(folder.resolve("lake"))) {
      int before = agreed(lake);
      for (int kill = 0; kill < times; kill++) {
        FloeProcess run = FloeProcess.start(folder, "run");
        run.process().waitFor(usual / 3 + random.nextLong(usual), TimeUnit.MILLISECONDS);
        run.kill();

        int after = agreed(lake);
        assertThat(after).as("after kill %d", kill).isBetween(before, before + 1);
        before = after;
      }
      assertThat(FloeProcess.run(folder, "run").code()).isZero();
      assertThat(agreed(lake)).isEqualTo(before + 1);
    }
    assertThat(shop.drafts()).isEmpty();
  }

  /** The round that every table tells, and that the history has gone through without a gap. */
  private static int agreed(Lake lake) throws Exception {
    List<String> history = lake.rows("gold", "history");
    List<String> one = lake.rows("gold", "newest");
    List<String> other = lake.rows("gold", "count");
    assertThat(one).hasSize(1).isEqualTo(other);
    assertThat(one.getFirst()).isEqualTo(Integer.toString(history.size()));
    return history.size();
  }

  private Shop product() throws Exception {
    Shop shop = Shop.in(folder);
    Files.delete(folder.resolve("models/gold_orders.sql"));
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
        {{ config(materialized='incremental') }}
        select {% if is_incremental() %} (select max(round) + 1 from {{ this }})
        {% else %} 1 {% endif %} as round
        """);
    shop.write("models/gold_newest.sql", "select max(round) as n from {{ ref('gold_history') }}");
    shop.write("models/gold_count.sql", "select count(*) as n from {{ ref('gold_history') }}");
    return shop;
  }
}
