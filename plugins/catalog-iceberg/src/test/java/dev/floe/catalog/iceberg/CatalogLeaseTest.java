package dev.floe.catalog.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.floe.diagnostics.FloeException;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.table.LeaseTerms;
import dev.floe.spi.table.TableCatalog;
import dev.floe.spi.table.TableRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two machines that share a catalog, in a time that only the test lets pass. */
class CatalogLeaseTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;
  private Lake lake;
  private TableCatalog one;
  private TableCatalog two;
  private JdbcCatalog other;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @BeforeEach
  void open() throws SqlFailure {
    lake = new Lake();
    one = new LocalCatalogPlugin().open(Map.of("path", folder.toString()), List.of());
    two = new LocalCatalogPlugin().open(Map.of("path", folder.toString()), List.of());
    other = new JdbcCatalog(properties -> new LocalFiles(), null, true);
    other.initialize(
        "floe",
        Map.of("uri", "jdbc:sqlite:" + folder.resolve("catalog.db"), "warehouse", "unused"));
  }

  @AfterEach
  void close() {
    other.close();
    one.close();
    two.close();
    lake.close();
  }

  /** Terms whose clock goes with the test's. */
  private LeaseTerms living(String place) {
    return new LeaseTerms(
        place, MINUTE, Duration.ZERO, ((InstantSource) () -> now).withZone(ZoneOffset.UTC));
  }

  @Test
  void refusesASecondMachineAndNamesTheFirst() {
    try (TableRelease _ = one.begin(Lake.release("r1"), living("one"))) {
      FloeException refused =
          catchThrowableOfType(
              FloeException.class, () -> two.begin(Lake.release("r2"), living("two")));

      assertThat(refused.diagnostic().code()).isEqualTo(CatalogCode.LEASED);
      assertThat(refused.diagnostic().message()).contains("a test", "run r1");
      assertThat(refused.diagnostic().notes().toString()).contains("2026-01-01T00:01:00Z");
    }
    two.begin(Lake.release("r2"), living("two")).close();
  }

  @Test
  void aHolderThatSleptWhileAnotherTookOverPublishesNothing() throws Exception {
    lake.publish(one, "r0", "orders", "select 0 as id");
    try (TableRelease slow = one.begin(Lake.release("r1"), living("one"))) {
      lake.stage(slow, "lines", "select 1 as id");
      now = now.plus(MINUTE).plusSeconds(1);
      try (TableRelease fast = two.begin(Lake.release("r2"), living("two"))) {
        lake.stage(fast, "orders", "select 2 as id");

        // They write different tables: only the lease can tell that one of them is too late.
        FloeException refused = catchThrowableOfType(FloeException.class, slow::publish);

        assertThat(refused.diagnostic().code()).isEqualTo(CatalogCode.OVERTAKEN);
        assertThat(refused.diagnostic().message()).contains("took over");
        fast.publish();
      }
    }
    assertThat(Lake.rows(other, "orders")).containsExactly("id=2");
    assertThat(one.current(Lake.name("lines"))).isEmpty();
  }

  @Test
  void aHolderThatSleptWhileAnotherTookOverAndEndedPublishesNothing() throws Exception {
    try (TableRelease slow = one.begin(Lake.release("r1"), living("one"))) {
      lake.stage(slow, "lines", "select 1 as id");
      now = now.plus(MINUTE);
      try (TableRelease fast = two.begin(Lake.release("r2"), living("two"))) {
        lake.stage(fast, "orders", "select 2 as id");
        fast.publish();
      }
      FloeException lost = catchThrowableOfType(FloeException.class, slow::renew);
      FloeException refused = catchThrowableOfType(FloeException.class, slow::publish);

      assertThat(lost.diagnostic().code()).isEqualTo(CatalogCode.OVERTAKEN);
      assertThat(refused.diagnostic().code()).isEqualTo(CatalogCode.OVERTAKEN);
    }
    assertThat(one.current(Lake.name("lines"))).isEmpty();
  }

  @Test
  void aHolderThatSleptAndWasNotMissedPublishes() throws Exception {
    try (TableRelease slow = one.begin(Lake.release("r1"), living("one"))) {
      lake.stage(slow, "orders", "select 1 as id");
      now = now.plus(Duration.ofDays(1));
      slow.publish();
    }
    assertThat(Lake.rows(other, "orders")).containsExactly("id=1");
  }

  @Test
  void lastsAsLongAsItIsRenewed() {
    try (TableRelease first = one.begin(Lake.release("r1"), living("one"))) {
      for (int beat = 0; beat < 5; beat++) {
        now = now.plusSeconds(40);
        first.renew();
        assertThat(
                catchThrowableOfType(
                    FloeException.class, () -> two.begin(Lake.release("r2"), living("two"))))
            .isNotNull();
      }
    }
  }

  @Test
  void doesNotWaitForADeadRunOfTheSamePlace() throws Exception {
    TableRelease dead = one.begin(Lake.release("r1"), living("one"));

    try (TableRelease next = two.begin(Lake.release("r2"), living("one"))) {
      lake.stage(next, "orders", "select 2 as id");
      next.publish();
    }
    dead.close();

    assertThat(Lake.rows(other, "orders")).containsExactly("id=2");
  }

  @Test
  void movedClocksDoNotLetTwoPublish() throws Exception {
    try (TableRelease first = one.begin(Lake.release("r1"), living("one"))) {
      lake.stage(first, "orders", "select 1 as id");
      now = now.minus(Duration.ofDays(400));
      assertThat(
              catchThrowableOfType(
                  FloeException.class, () -> two.begin(Lake.release("r2"), living("two"))))
          .isNotNull();
      now = now.plus(Duration.ofDays(800));
      try (TableRelease second = two.begin(Lake.release("r2"), living("two"))) {
        lake.stage(second, "lines", "select 2 as id");
        second.publish();
      }
      assertThat(catchThrowableOfType(FloeException.class, first::publish)).isNotNull();
    }
    assertThat(one.current(Lake.name("orders"))).isEmpty();
  }

  @Test
  void leavesNoMoreFilesHoweverOftenItIsTaken() throws Exception {
    one.begin(Lake.release("r0"), living("one")).close();
    long before = files() + 1;
    for (int run = 1; run < 20; run++) {
      try (TableRelease release = one.begin(Lake.release("r" + run), living("one"))) {
        release.renew();
      }
    }
    assertThat(files()).isLessThanOrEqualTo(before);
    assertThat(avros()).isOne();
    assertThat(
            other.loadTable(IcebergTables.identifier(CatalogLease.name("sales.shop"))).snapshots())
        .hasSize(1);
  }

  private long files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  private long avros() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".avro")).count();
    }
  }
}
