package dev.floe.openlineage.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile int answer = 201;
  private volatile boolean hangs;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/lineage",
        exchange -> {
          if (hangs) {
            await();
          }
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          if (answer == 201) {
            received.add(body);
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          }
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    server.start();
  }

  private void await() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void stop() {
    released.countDown();
    server.stop(0);
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/lineage");
  }

  private Delivery delivery(String name, int capacity, Duration patience) {
    return new Delivery(
            new HttpTransport(url(), Optional.of("s3cret")),
            new Spool(folder.resolve("spool"), 1 << 20),
            name,
            capacity,
            patience)
        .start();
  }

  private static Map<String, Object> event(int number) {
    return Map.of("number", number);
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(n -> "{\"number\":" + n + "}").toList();
  }

  @Test
  void deliversInOrderAndShowsTheKey() {
    Delivery delivery = delivery("1", 100, PATIENCE);
    IntStream.rangeClosed(1, 20).forEach(n -> delivery.take(event(n)));
    delivery.close();
    assertThat(received).isEqualTo(numbers(1, 20));
    assertThat(keys).containsOnly("Bearer s3cret");
    assertThat(delivery.complaint()).isEmpty();
  }

  @Test
  void keepsWhatCannotBeDeliveredAndDeliversItFirstTheNextTime() {
    answer = 500;
    Delivery down = delivery("1", 100, PATIENCE);
    IntStream.rangeClosed(1, 3).forEach(n -> down.take(event(n)));
    down.close();
    assertThat(down.complaint().orElseThrow())
        .isEqualTo("3 events wait for the next run (it answered 500)");
    answer = 201;
    Delivery up = delivery("2", 100, PATIENCE);
    up.take(event(4));
    up.close();
    assertThat(received).isEqualTo(numbers(1, 4));
    assertThat(folder.resolve("spool")).isEmptyDirectory();
  }

  @Test
  void keepsTheEventsOfBothRunsWhileNobodyAnswers() throws IOException {
    server.stop(0);
    for (String name : List.of("1", "2")) {
      Delivery down = delivery(name, 100, PATIENCE);
      down.take(event(1));
      down.close();
      assertThat(down.complaint().orElseThrow())
          .isEqualTo("1 events wait for the next run (nobody answers)");
    }
    assertThat(new Spool(folder.resolve("spool"), 1 << 20).waiting()).hasSize(2);
  }

  @Test
  void neverWaitsForABackendThatHangs() {
    hangs = true;
    Delivery slow = delivery("1", 3, Duration.ofMillis(1));
    IntStream.rangeClosed(1, 50).forEach(n -> slow.take(event(n)));
    slow.close();
    assertThat(slow.complaint().orElseThrow())
        .contains("wait for the next run (it did not answer in time)")
        .contains("events are lost");
  }

  @Test
  void keepsEverythingThatWasOnItsWayToABackendThatHangs() throws IOException {
    hangs = true;
    Delivery slow = delivery("1", 100, Duration.ofMillis(200));
    IntStream.rangeClosed(1, 3).forEach(n -> slow.take(event(n)));
    slow.close();
    assertThat(slow.complaint().orElseThrow())
        .isEqualTo("3 events wait for the next run (it did not answer in time)");
    assertThat(folder.resolve("spool/1.jsonl")).hasContent(String.join("\n", numbers(1, 3)));
  }

  @Test
  void passesOverWhatTheBackendRefusesForGood() {
    answer = 422;
    Delivery refused = delivery("1", 100, PATIENCE);
    refused.take(event(1));
    refused.close();
    assertThat(refused.complaint()).contains("1 events were refused");
    assertThat(folder.resolve("spool")).doesNotExist();
  }

  @Test
  void boundsWhatItKeepsByDroppingTheOldest() throws IOException {
    Spool spool = new Spool(folder, 25);
    for (int n = 1; n <= 5; n++) {
      spool.keep(String.valueOf(n), numbers(n, n));
    }
    assertThat(spool.waiting().stream().map(file -> file.getFileName().toString()))
        .containsExactly("5.jsonl");
  }

  @Test
  void appendsToAFile() throws IOException {
    Path file = folder.resolve("deep/events.jsonl");
    try (Lineage lineage =
        Lineage.open(new Backend.Target.ToFile(file), folder.resolve("s"), "1", line -> {})) {
      lineage.take(event(1));
      lineage.take(event(2));
    }
    assertThat(file).hasContent("{\"number\":1}\n{\"number\":2}\n");
  }
}
