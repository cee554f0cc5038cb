package dev.floe.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.acceptance.process.FloeProcess.Ended;
import dev.floe.compute.duckdb.DuckDbComputePlugin;
import dev.floe.spi.Engine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What breaks into a run from outside: another program, the user, the disk. Readers keep the very
 * file they had, the exit code tells what it was, and the next run works.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // against hanging, not for speed
class FaultsIT {

  @TempDir private static Path published;
  @TempDir private Path folder;
  private Shop shop;
  private String before;

  @BeforeAll
  static void publishOnce() throws Exception {
    Shop.in(published);
    succeeds(published, "run");
  }

  @BeforeEach
  void begin() throws Exception {
    Shop.copy(published, folder);
    shop = new Shop(folder);
    before = shop.published();
  }

  @Test
  void ctrlCEndsARunWithoutPublishing() throws Exception {
    shop.addEndless();
    FloeProcess run = interruptible("run");
    shop.awaitEndless(run);

    Ended ended = run.interrupt();

    assertThat(ended.code()).as(ended.text()).isEqualTo(130);
    assertThat(ended.text()).contains("cancelled").contains("Nothing was published");
    assertUnharmed();
  }

  @Test
  void ctrlCEndsADbtCommandAsItEndsARun() throws Exception {
    shop.addEndless();
    FloeProcess run = interruptible("dbt", "build", "--threads", "1");
    run.await("raw_orders");

    Ended ended = run.interrupt();

    assertThat(ended.code()).as(ended.text()).isEqualTo(130);
    assertThat(ended.text()).contains("CANCEL relation main.gold_endless");
    assertThat(FloeProcess.run(folder, "dbt", "build", "--exclude", "gold_endless").code())
        .isZero();
  }

  @Test
  void aKilledRunLeavesTheOldGenerationAndTheNextOneTidiesUp() throws Exception {
    shop.addEndless();
    FloeProcess run = FloeProcess.start(folder, "run");
    shop.awaitEndless(run);

    run.kill();

    assertThat(shop.published()).isEqualTo(before);
    assertThat(shop.drafts()).isNotEmpty();
    assertUnharmed();
  }

  @Test
  void twoRunsTakeTurnsAndTheMessageNamesTheOtherOne() throws Exception {
    shop.addEndless();
    FloeProcess first = FloeProcess.start(folder, "run");
    shop.awaitEndless(first);

    Ended second = FloeProcess.run(folder, "run");
    Ended reader = FloeProcess.run(folder, "show", "gold_orders", "--output", "csv");

    assertThat(second.code()).as(second.text()).isEqualTo(3);
    assertThat(second.text())
        .contains("error[FLOE-RUN-101]")
        .contains("floe run (process " + first.process().pid() + ")");
    assertThat(reader).isEqualTo(new Ended(0, "id,amount\n1,10\n2,20\n"));
    first.kill();
    assertUnharmed();
  }

  @Test
  void anotherProgramThatWritesTheWarehouseIsWaitedForByNobody() throws Exception {
    Ended ended;
    Map<String, Object> settings = Map.of("path", shop.warehouse().toString());
    try (Engine other = new DuckDbComputePlugin().open(settings)) {
      assertThat(other.defaults().database()).isPresent();
      ended = FloeProcess.run(folder, "run");
    }

    assertThat(ended.code()).as(ended.text()).isEqualTo(3);
    assertThat(ended.text())
        .contains("error[FLOE-RUN-101]")
        .contains("data.duckdb is open for writing in another program");
    assertUnharmed();
  }

  @Test
  void aFullDiskHarmsNothing() throws Exception {
    shop.addBulk();

    // Files may grow to 90 MB: enough for the driver's own library and not for the rows.
    Ended ended =
        FloeProcess.startUnder(
                List.of("bash", "-c", "ulimit -f 90000; exec \"$@\"", "bash"), folder, "run")
            .end();

    assertThat(ended.code()).as(ended.text()).isEqualTo(3);
    assertThat(ended.text()).contains("error[FLOE-RUN-104]");
    assertThat(shop.published()).isEqualTo(before);
    Files.delete(folder.resolve("models/gold_bulk.sql"));
    assertUnharmed();
  }

  @Test
  void aWarehouseThatMayNotBeWrittenIsLeftAlone() throws Exception {
    Path warehouse = folder.resolve("warehouse");
    Ended ended;
    Files.setPosixFilePermissions(warehouse, PosixFilePermissions.fromString("r-xr-xr-x"));
    Files.delete(folder.resolve("models/gold_orders.sql"));
    try {
      ended = FloeProcess.startUnder(withoutPrivileges(), folder, "run").end();
    } finally {
      Files.setPosixFilePermissions(warehouse, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    assertThat(ended.code()).as(ended.text()).isEqualTo(3);
    assertThat(ended.text()).contains("error[FLOE-RUN-103]").contains("permission denied");
    assertUnharmed();
  }

  @Test
  void aFolderThatMayNotBeWrittenIsSaidAtOnce() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Files.setPosixFilePermissions(empty, PosixFilePermissions.fromString("r-xr-xr-x"));

    Ended ended = FloeProcess.startUnder(withoutPrivileges(), empty, "init").end();

    assertThat(ended.code()).as(ended.text()).isEqualTo(3);
    assertThat(ended.text()).contains("error[FLOE-CLI-008]").contains("permission denied");
  }

  @Test
  void aFileWhereAFolderShouldBeIsNamed() throws Exception {
    Path other = folder.resolve("other");
    Shop.in(other).write("warehouse", "not a folder");

    Ended ended = FloeProcess.run(other, "run");

    assertThat(ended.code()).as(ended.text()).isEqualTo(3);
    assertThat(ended.text()).contains("error[FLOE-RUN-103]").contains("not a folder");
  }

  /** A build of the plain project works in place: a second one cannot have the file. */
  @Test
  void twoBuildsInPlaceCannotHaveTheFileAtOnce() throws Exception {
    Path file = folder.resolve("plain.duckdb");
    Ended ended;
    try (Engine other = new DuckDbComputePlugin().open(Map.of("path", file.toString()))) {
      assertThat(other.defaults().database()).isPresent();
      ended = FloeProcess.run(folder, "dbt", "build");
    }

    assertThat(ended.code()).as(ended.text()).isEqualTo(2);
    assertThat(ended.text())
        .contains("error[FLOE-RUN-101]")
        .contains("plain.duckdb is open in java (process " + ProcessHandle.current().pid() + ")");
    succeeds(folder, "dbt", "build");
  }

  @Test
  void aBuildInPlaceWaitsForTheOtherOneIfToldTo() throws Exception {
    Path file = folder.resolve("plain.duckdb");
    FloeProcess waiting;
    try (Engine other = new DuckDbComputePlugin().open(Map.of("path", file.toString()))) {
      assertThat(other.defaults().database()).isPresent();
      waiting = FloeProcess.start(folder, "dbt", "build", "--lock-timeout", "600");
      waiting.await("Concurrency");
    }

    Ended ended = waiting.end();

    assertThat(ended.code()).as(ended.text()).isZero();
  }

  /** Readers have what they had, and a run of what can be built publishes again. */
  private void assertUnharmed() throws Exception {
    assertThat(shop.published()).isEqualTo(before);
    Files.deleteIfExists(folder.resolve("models/gold_endless.sql"));
    shop.write("models/gold_orders.sql", "select id, amount from {{ ref('raw_orders') }}");
    succeeds(folder, "run");
    assertThat(shop.drafts()).isEmpty();
    assertThat(FloeProcess.run(folder, "show", "gold_orders", "--output", "csv"))
        .isEqualTo(new Ended(0, "id,amount\n1,10\n2,20\n"));
  }

  private static void succeeds(Path folder, String... arguments) throws Exception {
    Ended ended = FloeProcess.run(folder, arguments);
    assertThat(ended.code()).as(ended.text()).isZero();
  }

  /** A shell that started us in the background may have had us ignore interrupts. */
  private FloeProcess interruptible(String... arguments) throws Exception {
    return FloeProcess.startUnder(List.of("env", "--default-signal=INT"), folder, arguments);
  }

  /** For root permissions are no hindrance, unless that privilege is taken away. */
  private static List<String> withoutPrivileges() throws Exception {
    Process id = new ProcessBuilder("id", "-u").start();
    boolean root =
        new String(id.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip().equals("0");
    return root
        ? List.of(
            "setpriv",
            "--bounding-set=-dac_override,-dac_read_search",
            "--inh-caps=-dac_override,-dac_read_search")
        : List.of();
  }
}
