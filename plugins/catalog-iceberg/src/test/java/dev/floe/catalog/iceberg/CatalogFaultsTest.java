package dev.floe.catalog.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.floe.catalog.iceberg.RestServer.Fault;
import dev.floe.diagnostics.FloeException;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.table.LeaseTerms;
import dev.floe.spi.table.TableCatalog;
import dev.floe.spi.table.TableRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A catalog and a storage that fail. Whatever is answered and whatever is not: tables are all old
 * or all new, and none lacks a file.
 */
class CatalogFaultsTest {

  private static final long SEED = 20_260_107;

  /** One of how many faults is tried in every build. */
  private static final int SAMPLE = 8;

  @TempDir Path folder;
  private final MemoryStorage storage = new MemoryStorage();
  private Lake lake;
  private JdbcCatalog behind;
  private RestServer server;
  private TableCatalog catalog;

  @BeforeEach
  void begin() throws SqlFailure, IOException {
    lake = new Lake();
    behind = Lake.reader(folder, new StorageFiles(List.of(storage), Map.of()));
    serve(true);
  }

  private void serve(boolean transactions) throws IOException {
    server = new RestServer(behind, transactions);
    catalog =
        new RestCatalogPlugin()
            .open(
                Map.of(
                    "uri",
                    server.uri(),
                    "credential",
                    RestServer.CLIENT + ":" + RestServer.SECRET,
                    "properties",
                    Map.of("rest.client.max-retries", "1")),
                List.of(storage));
  }

  @AfterEach
  void end() {
    catalog.close();
    server.close();
    behind.close();
    lake.close();
  }

  /** A lease so short that nobody waits long for a catalog that does not answer. */
  private static LeaseTerms terms() {
    return new LeaseTerms("here", Duration.ofSeconds(3), Duration.ZERO, Clock.systemUTC());
  }

  private TableRelease staged(int round) throws SqlFailure {
    TableRelease release = catalog.begin(Lake.release("r" + round), terms());
    lake.stage(release, "orders", "select " + round + " as id");
    lake.stage(release, "lines", "select " + round + " as id, 'x' as round_" + round);
    return release;
  }

  private void publish(int round) throws SqlFailure {
    try (TableRelease release = staged(round)) {
      release.publish();
    }
  }

  /** The round both tables tell. */
  private int round() {
    List<String> orders = Lake.rows(behind, "orders");
    assertThat(orders).hasSize(1);
    int round = Integer.parseInt(orders.getFirst().substring("id=".length()));
    assertThat(Lake.rows(behind, "lines"))
        .containsExactly("id=" + round + " round_" + round + "=x");
    return round;
  }

  private static Function<String, Fault> ofPublication(Fault fault) {
    return request -> request.equals("POST transactions/commit") ? fault : Fault.NONE;
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST", "CUT"})
  void aPublicationCountsWhoseAnswerIsLost(Fault fault) throws SqlFailure {
    publish(1);
    server.failing(ofPublication(fault));

    publish(2);

    assertThat(round()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"BROKEN", "BUSY"})
  void aPublicationThatTheCatalogDidNotMakeLeavesNothingBehind(Fault fault) throws SqlFailure {
    publish(1);
    int files = storage.list("mem://").size();
    server.failing(ofPublication(fault));

    FloeException failed = catchThrowableOfType(FloeException.class, () -> publish(2));

    assertThat(failed.diagnostic().code()).isEqualTo(CatalogCode.FAILED);
    assertThat(round()).isEqualTo(1);
    assertThat(storage.list("mem://").size() - files).as("states of the lease").isLessThan(5);
    server.failing(request -> Fault.NONE);
    publish(3);
    assertThat(round()).isEqualTo(3);
  }

  @Test
  void aRequestThatArrivesLateIsRefused() throws SqlFailure {
    publish(1);
    server.failing(ofPublication(Fault.LATE));

    FloeException failed = catchThrowableOfType(FloeException.class, () -> publish(2));
    server.deliver();

    assertThat(failed.diagnostic().code()).isEqualTo(CatalogCode.FAILED);
    assertThat(server.requests()).contains("refused transactions/commit");
    assertThat(round()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST", "BROKEN"})
  void nothingIsRemovedWhereNobodyKnowsWhatIsPublished(Fault fault) throws SqlFailure {
    publish(1);
    AtomicBoolean down = new AtomicBoolean();
    server.failing(request ->
        request.equals("POST transactions/commit") && !down.getAndSet(true)
            ? fault
            : down.get() ? Fault.DEAD : Fault.NONE);

    FloeException failed = catchThrowableOfType(FloeException.class, () -> publish(2));

    assertThat(failed.diagnostic().code()).isEqualTo(CatalogCode.UNSETTLED);
    server.failing(request -> Fault.NONE);
    assertThat(round()).isEqualTo(fault == Fault.LOST ? 2 : 1);
    publish(3);
    assertThat(round()).isEqualTo(3);
  }

  @Test
  void whicheverRequestFailsAllTablesAreOldOrNew() throws Exception {
    atEveryRequest(SAMPLE);
  }

  @Test
  @Tag("nightly")
  void whicheverOfAllRequestsFailsAllTablesAreOldOrNew() throws Exception {
    atEveryRequest(1);
  }

  @Test
  void whicheverRequestFailsTablesThatMoveOneByOneAreAllOldOrNewAtTheNextStart() throws Exception {
    oneByOne();
    atEveryRequest(SAMPLE);
  }

  @Test
  @Tag("nightly")
  void whicheverOfAllRequestsFailsTablesThatMoveOneByOneAreAllOldOrNewAtTheNextStart()
      throws Exception {
    oneByOne();
    atEveryRequest(1);
  }

  private void oneByOne() throws IOException {
    catalog.close();
    server.close();
    serve(false);
  }

  /**
   * Fails one request of a round, and in every second round all that follow.
   *
   * @param sample one of how many is tried
   */
  private void atEveryRequest(int sample) throws Exception {
    publish(1);
    int before = server.requests().size();
    publish(2);
    int usual = server.requests().size() - before;
    Random random = new Random(SEED);
    int seen = 2;
    for (int at = 1; at <= usual; at++) {
      for (Fault fault : List.of(Fault.DEAD, Fault.CUT)) {
        for (boolean down : List.of(false, true)) {
          if (random.nextInt(sample) == 0) {
            seen = after(seen, at, fault, down);
          }
        }
      }
    }
  }

  private int after(int seen, int at, Fault fault, boolean down) throws Exception {
    AtomicInteger count = new AtomicInteger();
    server.failing(request -> {
      int number = count.incrementAndGet();
      return number == at ? fault : down && number > at ? Fault.DEAD : Fault.NONE;
    });
    String name = "request " + at + ", " + fault + (down ? ", then down" : "");
    boolean published = false;
    try {
      publish(seen + 1);
      published = true;
    } catch (FloeException expected) {
      assertThat(expected.diagnostic().code())
          .as(name)
          .isIn(CatalogCode.FAILED, CatalogCode.UNSETTLED, CatalogCode.OVERTAKEN);
    }
    server.failing(request -> Fault.NONE);
    catalog.begin(Lake.release("look"), terms()).close();

    assertThat(round()).as(name).isBetween(published ? seen + 1 : seen, seen + 1);
    publish(seen + 2);
    assertThat(round()).as(name).isEqualTo(seen + 2);
    return seen + 2;
  }

  @Test
  void whicheverUseOfTheStorageFailsAllTablesAreOldOrNew() throws Exception {
    publish(1);
    int seen = 1;
    for (int at = 1; at <= 60; at += 7) {
      int failing = at;
      boolean forGood = at % 2 == 0;
      storage.failing(use -> use == failing || (forGood && use > failing));
      boolean published = false;
      try {
        publish(seen + 1);
        published = true;
      } catch (FloeException expected) {
        assertThat(expected.diagnostic().code())
            .isIn(CatalogCode.FAILED, CatalogCode.UNSETTLED, CatalogCode.OVERTAKEN);
      }
      storage.failing(use -> false);

      assertThat(round()).as("use %d", at).isEqualTo(published ? seen + 1 : seen);
      seen = round();
    }
    publish(seen + 1);
    assertThat(round()).isEqualTo(seen + 1);
  }
}
