package dev.floe.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.acceptance.process.FloeProcess.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Readers of a catalog, and others who write to it, while runs publish there. */
class LakeFaultsIT {

  @TempDir private Path folder;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES) // against hanging, not for speed
  void aReaderNeverSeesAMixtureWhileRunsPublish() throws Exception {
    publishUnderTheEyesOfAReader(4);
  }

  @Test
  @Tag("nightly")
  void aReaderNeverSeesAMixtureDuringAHundredPublications() throws Exception {
    publishUnderTheEyesOfAReader(100);
  }

  private void publishUnderTheEyesOfAReader(int publications) throws Exception {
    Shop shop = Rounds.product(folder);
    succeeds(shop);
    FloeProcess reader =
        FloeProcess.program(LakeReader.class, folder, folder.resolve("lake").toString());
    reader.await("1|1|1");
    for (int round = 2; round <= 1 + publications; round++) {
      succeeds(shop);
    }
    int rounds = 1 + publications;
    reader.await(rounds + "|" + rounds + "|" + rounds);
    reader.kill();

    String all = Files.readString(reader.screen());
    int last = 1;
    // Killed, it may have left half a line.
    for (String line : all.substring(0, all.lastIndexOf('\n')).lines().toList()) {
      assertThat(line).matches("\\d+\\|\\d+\\|\\d+");
      int round = Integer.parseInt(line.substring(0, line.indexOf('|')));
      assertThat(line).isEqualTo(round + "|" + round + "|" + round);
      assertThat(round).isBetween(last, rounds);
      last = round;
    }
    assertThat(last).isEqualTo(rounds);
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void aRunIsRefusedWhoseHistoryAnotherWriterChangedMeanwhile() throws Exception {
    Shop shop = Rounds.product(folder);
    succeeds(shop);
    shop.write(
        "models/gold_slow.sql",
        "{{ config(materialized='table') }} select sum(hash(range) % 7) as n from"
            + " range(300000000)");
    try (Lake lake = new Lake(folder.resolve("lake"))) {
      FloeProcess run = FloeProcess.start(folder, "run");
      shop.awaitStarted(run, "gold_slow");
      lake.table("gold", "history")
          .newDelete()
          .deleteFromRowFilter(Expressions.alwaysTrue())
          .commit();

      Ended refused = run.end();

      assertThat(refused.code()).as(refused.text()).isEqualTo(3);
      assertThat(refused.text()).contains("nothing of this run was published");
      assertThat(lake.has("gold", "slow")).isFalse();
      assertThat(lake.rows("gold", "history")).isEmpty();
      assertThat(lake.rows("gold", "newest")).isEqualTo(List.of("1"));
    }
    Files.delete(folder.resolve("models/gold_slow.sql"));
    succeeds(shop);
  }

  @Test
  void aFullDiskHarmsNoTable() throws Exception {
    Shop shop = Rounds.product(folder);
    succeeds(shop);
    try (Lake lake = new Lake(folder.resolve("lake"))) {
      shop.addBulk();

      // Files may grow to 90 MB: enough for the driver's own library and not for the rows.
      Ended ended =
          FloeProcess.startUnder(
                  List.of("bash", "-c", "ulimit -f 90000; exec \"$@\"", "bash"), folder, "run")
              .end();

      assertThat(ended.code()).as(ended.text()).isEqualTo(3);
      assertThat(Rounds.agreed(lake)).isEqualTo(1);
      assertThat(lake.has("gold", "bulk")).isFalse();
      Files.delete(folder.resolve("models/gold_bulk.sql"));
      succeeds(shop);
      assertThat(Rounds.agreed(lake)).isEqualTo(2);
    }
  }

  private static void succeeds(Shop shop) throws Exception {
    Ended ended = FloeProcess.run(shop.folder(), "run");
    assertThat(ended.code()).as(ended.text()).isZero();
  }
}
