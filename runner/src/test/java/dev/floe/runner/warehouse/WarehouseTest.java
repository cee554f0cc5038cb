package dev.floe.runner.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.diagnostics.FloeException;
import dev.floe.runner.Cancellation;
import dev.floe.runner.RunCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The laws of generations, with plain files in the place of databases. */
class WarehouseTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private Path home;
  private Path data;
  private Warehouse warehouse;

  @BeforeEach
  void open() {
    home = folder.resolve("warehouse");
    data = home.resolve("data.duckdb");
    warehouse = new Warehouse(data, 3, CLOCK);
  }

  private Lease lock() {
    return warehouse.lock("run test", Duration.ZERO, new Cancellation());
  }

  private static void neverSettle(Path file) {
    throw new IllegalStateException("nothing to settle: " + file);
  }

  private Draft draft(Lease lease, String run) {
    return lease.draft(run, WarehouseTest::neverSettle);
  }

  private Generation publish(String run, String content) throws IOException {
    try (Lease lease = lock()) {
      Draft draft = draft(lease, run);
      Files.writeString(draft.file(), content);
      return draft.publish();
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(Files::isRegularFile)
          .map(path -> home.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  private static void refusedWith(RunCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FloeException.class, e -> assertThat(e.diagnostic().code()).isEqualTo(code));
  }

  @Test
  void publishesADraftAsTheFirstGeneration() throws IOException {
    Generation first = publish("r1", "one");

    assertThat(first).isEqualTo(new Generation(1, "r1", CLOCK.instant(), 3, true));
    assertThat(data).hasContent("one");
    assertThat(warehouse.current()).contains(first);
  }

  @Test
  void aDraftBeginsAsACloneAndItsOriginalStays() throws IOException {
    publish("r1", "one");
    try (Lease lease = lock()) {
      Draft draft = draft(lease, "r2");
      assertThat(draft.file()).hasContent("one");
      Files.writeString(draft.file(), "two");
      assertThat(data).hasContent("one");
      draft.discard();
    }
    assertThat(data).hasContent("one");
    assertThat(files())
        .containsExactly(
            "data.duckdb",
            "data.duckdb.generations/000001.duckdb",
            "data.duckdb.generations/000001.json",
            "data.duckdb.lock");
  }

  @Test
  void aReaderKeepsTheFileItOpened() throws IOException {
    publish("r1", "one");
    try (InputStream reader = Files.newInputStream(data)) {
      publish("r2", "two");
      assertThat(new String(reader.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("one");
    }
    assertThat(data).hasContent("two");
  }

  @Test
  void keepsSoManyGenerationsAndNoMore() throws IOException {
    for (int i = 1; i <= 5; i++) {
      publish("r" + i, "content " + i);
    }

    assertThat(warehouse.generations()).extracting(Generation::number).containsExactly(3, 4, 5);
    assertThat(warehouse.generations())
        .extracting(Generation::current)
        .containsExactly(false, false, true);
    assertThat(files()).hasSize(2 + 3 * 2);
  }

  @Test
  void rollsBackToAnEarlierGenerationAsANewOne() throws IOException {
    publish("r1", "one");
    publish("r2", "two");
    try (Lease lease = lock()) {
      assertThat(lease.draftOf(1).publish().number()).isEqualTo(3);
    }

    assertThat(data).hasContent("one");
    assertThat(warehouse.current().orElseThrow().run()).isEqualTo("rollback to 1");
    try (Lease lease = lock()) {
      refusedWith(RunCode.GENERATION_UNKNOWN, () -> lease.draftOf(9));
    }
    assertThat(data).hasContent("one");
  }

  @Test
  void adoptsADatabaseThatWasThereBefore() throws IOException {
    Files.createDirectories(home);
    Files.writeString(data, "found");

    publish("r1", "one");

    assertThat(warehouse.generations()).extracting(Generation::run).containsExactly("found", "r1");
    try (Lease lease = lock()) {
      var _ = lease.draftOf(1).publish();
    }
    assertThat(data).hasContent("found");
  }

  @Test
  void refusesToPublishOverWhatSomebodyWroteMeanwhile() throws IOException {
    publish("r1", "one");
    try (Lease lease = lock()) {
      Draft draft = draft(lease, "r2");
      Files.writeString(draft.file(), "two");
      Files.writeString(data, "one and more", StandardOpenOption.TRUNCATE_EXISTING);

      refusedWith(RunCode.WAREHOUSE_OVERTAKEN, draft::publish);
    }
    assertThat(data).hasContent("one and more");
    assertThat(files()).noneMatch(name -> name.contains("next"));
  }

  @Test
  void refusesToPublishOverAReplacedFile() throws IOException {
    publish("r1", "one");
    try (Lease lease = lock()) {
      Draft draft = draft(lease, "r2");
      Path other = data.resolveSibling("other");
      Files.writeString(other, "one");
      Files.setLastModifiedTime(other, Files.getLastModifiedTime(data));
      Files.move(other, data, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

      refusedWith(RunCode.WAREHOUSE_OVERTAKEN, draft::publish);
    }
    assertThat(data).hasContent("one");
  }

  @Test
  void oneHolderAtATimeAndTheOtherIsToldWho() throws IOException {
    try (Lease lease = lock()) {
      assertThat(lease).isNotNull();
      assertThatThrownBy(
              () -> warehouse.lock("run other", Duration.ZERO, new Cancellation()).close())
          .hasMessageContaining("is being replaced by run test, since 2026-01-02T03:04:05Z");
    }
    lock().close();
  }

  @Test
  void aCancelledWaitEnds() {
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    try (Lease lease = lock()) {
      assertThat(lease).isNotNull();
      refusedWith(
          RunCode.WAREHOUSE_LOCKED,
          () -> warehouse.lock("run other", Duration.ofDays(1), cancelled).close());
    }
  }

  @Test
  void clearsAwayWhatDeadRunsLeft() throws IOException {
    publish("r1", "one");
    Path leftover = data.resolveSibling(".data.duckdb.next-dead");
    Files.writeString(leftover, "half");
    Files.writeString(data.resolveSibling(".data.duckdb.next-dead.wal"), "half");
    Path spill = Files.createDirectory(data.resolveSibling(".data.duckdb.next-dead.tmp"));
    Files.writeString(spill.resolve("block"), "half");

    lock().close();

    assertThat(files()).noneMatch(name -> name.contains("next"));
    assertThat(spill).doesNotExist();
    assertThat(data).hasContent("one");
  }

  @Test
  void forgetsAGenerationThatWasEnteredAndNeverPublished() throws IOException {
    publish("r1", "one");
    Path second = home.resolve("data.duckdb.generations").resolve("000002.duckdb");
    Files.writeString(second, "killed before the rename");

    assertThat(publish("r3", "three").number()).isEqualTo(2);

    assertThat(data).hasContent("three");
    assertThat(second).hasContent("three");
  }

  @Test
  void settlesWhatACrashedWriterLeftBeforeCloning() throws IOException {
    publish("r1", "one");
    Path wal = data.resolveSibling("data.duckdb.wal");
    Files.writeString(wal, "log");
    try (Lease lease = lock()) {
      Draft draft =
          lease.draft(
              "r2",
              file -> {
                try {
                  Files.writeString(file, "one and log");
                  Files.delete(wal);
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThat(draft.file()).hasContent("one and log");
      assertThat(draft.publish().number()).isEqualTo(2);
    }
  }

  @Test
  void doesNotPublishADraftThatIsStillOpen() throws IOException {
    try (Lease lease = lock()) {
      Draft draft = draft(lease, "r1");
      Files.writeString(draft.file(), "one");
      Files.writeString(draft.file().resolveSibling(draft.file().getFileName() + ".wal"), "log");
      assertThatThrownBy(draft::publish).isInstanceOf(IllegalStateException.class);
    }
    assertThat(data).doesNotExist();
  }

  @Test
  void saysThatTheFolderCannotBeMade() throws IOException {
    Path file = Files.writeString(folder.resolve("plain"), "a file, not a folder");
    Warehouse impossible = new Warehouse(file.resolve("data.duckdb"), 3, CLOCK);

    refusedWith(
        RunCode.WAREHOUSE_NOT_WRITABLE,
        () -> impossible.lock("run test", Duration.ZERO, new Cancellation()).close());
  }
}
