package dev.floe.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.acceptance.process.FloeProcess.Ended;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are killed while they publish to a catalog. */
class LakeCrashIT {

  private static final long SEED = 20_260_101;

  /** Three tables and a lease: 21 metadata files of each, and few data files and manifests. */
  private static final int MOST_FILES = 150;

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
    Shop shop = Rounds.product(folder);
    assertThat(FloeProcess.run(folder, "run").code()).isZero();
    long started = System.nanoTime();
    assertThat(FloeProcess.run(folder, "run").code()).isZero();
    long usual = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    Random random = new Random(SEED);
    try (Lake lake = new Lake(folder.resolve("lake"))) {
      int before = Rounds.agreed(lake);
      for (int kill = 0; kill < times; kill++) {
        FloeProcess run = FloeProcess.start(folder, "run");
        run.process().waitFor(usual / 3 + random.nextLong(usual), TimeUnit.MILLISECONDS);
        run.kill();

        int after = Rounds.agreed(lake);
        assertThat(after).as("after kill %d", kill).isBetween(before, before + 1);
        before = after;
      }
      assertThat(FloeProcess.run(folder, "run").code()).isZero();
      assertThat(Rounds.agreed(lake)).isEqualTo(before + 1);
    }
    assertThat(shop.drafts()).isEmpty();
    assertNothingIsLeftBehind();
  }

  /** What killed runs left is as much as upkeep removes, and does not grow with their number. */
  private void assertNothingIsLeftBehind() throws Exception {
    Ended ended =
        FloeProcess.run(folder, "tables", "maintain", "--keep-days", "0", "--orphan-days", "0");
    assertThat(ended.code()).as(ended.text()).isZero();
    try (Lake lake = new Lake(folder.resolve("lake"))) {
      assertThat(lake.files()).isLessThan(MOST_FILES);
      assertThat(Rounds.agreed(lake)).isPositive();
    }
  }
}
