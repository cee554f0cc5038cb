package dev.floe.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.acceptance.process.FloeProcess.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.iceberg.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same product in two folders, as on two machines, published to one catalog. */
class LakeLeaseIT {

  @TempDir private Path folder;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aPausedRunThatWasOvertakenByAnotherMachinePublishesNothing() throws Exception {
    Shop slow = product("one");
    slow.write(
        "models/gold_slow.sql",
        "{{ config(materialized='table') }} select sum(hash(range) % 7) as n from"
            + " range(300000000)");
    Shop quick = product("two");
    Files.createDirectories(folder.resolve("lake"));
    try (Lake lake = new Lake(folder.resolve("lake"))) {
      FloeProcess first = FloeProcess.start(slow.folder(), "run");
      until(() -> held(lake));
      signal(first, "STOP");

      Ended refused = FloeProcess.run(quick.folder(), "run");
      assertThat(refused.code()).as(refused.text()).isEqualTo(3);
      assertThat(refused.text()).contains("error[FLOE-CAT-007]", "floe run (process ");
      Ended second = FloeProcess.run(quick.folder(), "run", "--lock-timeout", "120");
      assertThat(second.code()).as(second.text()).isZero();
      signal(first, "CONT");
      Ended late = first.end();

      assertThat(late.code()).as(late.text()).isEqualTo(3);
      assertThat(late.text())
          .contains("error[FLOE-CAT-003]", "took over while this run stood still");
      assertThat(lake.has("gold", "slow")).isFalse();
      assertThat(lake.rows("gold", "orders")).hasSize(2);
      assertThat(slow.warehouse()).doesNotExist();
    }
  }

  private Shop product(String name) throws Exception {
    Shop shop = Shop.in(folder.resolve(name));
    shop.write(
        "manifest.yaml",
        """
        metadata: {name: acme, version: 1.0.0}
        plugins:
          compute: duckdb
          catalog: {type: iceberg-local, config: {path: ../lake, lease_seconds: 25}}
        """);
    return shop;
  }

  private static boolean held(Lake lake) {
    if (!lake.has("floe", "floe_lease_shop")) {
      return false;
    }
    Snapshot snapshot = lake.table("floe", "floe_lease_shop").currentSnapshot();
    Map<String, String> summary = snapshot.summary();
    return Instant.parse(summary.get("floe.lease.until")).isAfter(Instant.now());
  }

  private static void until(BooleanSupplier condition) throws Exception {
    while (!condition.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static void signal(FloeProcess floe, String name) throws Exception {
    assertThat(
            new ProcessBuilder("kill", "-" + name, Long.toString(floe.process().pid()))
                .start()
                .waitFor())
        .isZero();
  }
}
