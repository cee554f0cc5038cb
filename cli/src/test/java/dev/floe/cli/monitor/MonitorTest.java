package dev.floe.cli.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Floe;
import dev.floe.cli.Typed;
import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Interruption;
import dev.floe.cli.command.Surroundings;
import dev.floe.compute.duckdb.DuckDbComputePlugin;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A product that is watched, and what its monitor says when something is wrong with it. */
class MonitorTest {

  @TempDir private Path folder;

  @BeforeEach
  void publish() throws IOException {
    Typed.in(folder, "init", "--name", "shop", ".");
    Path document = folder.resolve("floe.yaml");
    Files.writeString(
        document,
        Files.readString(document)
            .replaceFirst(
                "(\\n +)(- name: customer_revenue)",
                "$1$2$1  sla: {freshness: 6h, availability: 90%, quality: {uniqueness: 99%}}"));
    Typed run = Typed.in(folder, "run");
    assertThat(run.code()).as(run.err()).isZero();
  }

  private Typed monitor(Instant now, String... more) {
    return monitor(Map.of(), now, more);
  }

  private Typed monitor(Map<String, String> environment, Instant now, String... more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> arguments = new ArrayList<>(List.of("monitor", "--once"));
    arguments.addAll(List.of(more));
    int code =
        Floe.run(
            new Surroundings(
                folder,
                environment,
                Clock.fixed(now, ZoneOffset.UTC),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Surroundings.Terminals(false, false),
                new Interruption()),
            arguments.toArray(String[]::new));
    return new Typed(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static Instant later(Duration time) {
    return Instant.now().plus(time);
  }

  private void change(String sql) throws Exception {
    Path file = folder.resolve("warehouse/data.duckdb");
    try (Engine engine =
            new DuckDbComputePlugin()
                .open(Map.of("path", file.toString(), "database", "floe", "schema", "gold"));
        Session session = engine.session()) {
      session.execute(sql);
    }
  }

  @Test
  void saysThatAPortKeepsItsPromises() {
    Typed typed = monitor(later(Duration.ofHours(5)));

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out()).contains("shop.customer_revenue", "6h", "100.0%", "ok");
  }

  @Test
  void saysThatAPortIsStale() {
    Typed typed = monitor(later(Duration.ofHours(7)));

    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.err()).contains(CliCode.PORT_STALE.id(), "promises 6 h");
  }

  @Test
  void saysThatAPortCannotBeReadAndForHowLong() throws Exception {
    monitor(later(Duration.ofMinutes(1)));
    change("drop table gold.customer_revenue");

    Typed typed = monitor(later(Duration.ofMinutes(2)));

    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.err())
        .contains(CliCode.PORT_UNAVAILABLE.id(), "cannot be read", "66.67% of the time");
  }

  @Test
  void saysHowColumnsDifferFromWhatWasCompiled() throws Exception {
    change("alter table gold.customer_revenue drop column orders");
    change("alter table gold.customer_revenue add column extra int");

    Typed typed = monitor(later(Duration.ofMinutes(1)));

    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.err())
        .contains(CliCode.PORT_DRIFTED.id(), "orders is missing", "extra is new");
  }

  @Test
  void measuresTheQualityThatIsPromised() throws Exception {
    change("insert into gold.customer_revenue select * from gold.customer_revenue limit 1");

    Typed typed = monitor(later(Duration.ofMinutes(1)), "--output", "json");

    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.out())
        .contains(CliCode.PORT_QUALITY.id(), "uniqueness of shop.customer_revenue is 71.43%");
  }

  @Test
  void accuracyIsTheShareOfRowsThatPassAllTestsOfSingleRows() throws Exception {
    change("insert into gold.customer_revenue (customer_id) values (null)");

    Typed typed = monitor(later(Duration.ofMinutes(1)), "--output", "json");

    JsonNode quality =
        JsonMapper.shared().readTree(typed.out()).path("ports").path(0).path("quality");
    assertThat(quality.path("accuracy").asDouble()).isBetween(50.0, 99.0);
    assertThat(quality.path("quality_score").asDouble())
        .as("the mean of what is promised")
        .isEqualTo(quality.path("uniqueness").asDouble());
  }

  @Test
  void eachRunMeasuresWhatIsPromised() throws IOException {
    Path events = folder.resolve(".floe/monitor/events.jsonl");
    assertThat(Files.readAllLines(events)).hasSize(1);
    Path document = folder.resolve("floe.yaml");
    Files.writeString(
        document,
        Files.readString(document).replace("uniqueness: 99%", "uniqueness: 99%, accuracy: 99%"));

    Typed again = Typed.in(folder, "run");

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err()).doesNotContain(CliCode.PORT_QUALITY.id());
    assertThat(Files.readAllLines(events))
        .hasSize(2)
        .last()
        .asString()
        .contains("\"accuracy\":100");
  }

  @Test
  void timelinessIsTheShareOfPublicationsThatCameInTime() throws IOException {
    promise("uniqueness: 99%, timeliness: 60%");
    assertThat(quality(monitor(later(Duration.ofHours(5)), "--output", "json")).has("timeliness"))
        .as("nothing to compare the first publication with")
        .isFalse();

    assertThat(Typed.in(folder, "run").code()).isZero();
    JsonNode second = quality(monitor(later(Duration.ofHours(5)), "--output", "json"));
    assertThat(second.path("timeliness").asDouble()).isEqualTo(100);

    Typed overdue = monitor(later(Duration.ofHours(7)), "--output", "json");
    assertThat(quality(overdue).path("timeliness").asDouble()).isEqualTo(50);
    assertThat(overdue.out()).contains("timeliness of shop.customer_revenue is 50.00%");
  }

  private static JsonNode quality(Typed typed) {
    return JsonMapper.shared().readTree(typed.out()).path("ports").path(0).path("quality");
  }

  private void promise(String quality) throws IOException {
    Path document = folder.resolve("floe.yaml");
    Files.writeString(document, Files.readString(document).replace("uniqueness: 99%", quality));
    assertThat(Typed.in(folder, "run").code()).isZero();
  }

  @Test
  void keepsEveryLookAsAnEvent() throws IOException {
    monitor(later(Duration.ofMinutes(1)));
    monitor(later(Duration.ofHours(7)));

    assertThat(Files.readAllLines(folder.resolve(".floe/monitor/events.jsonl")))
        .satisfiesExactly(
            run -> assertThat(run).contains("\"ok\":true"),
            first -> assertThat(first).contains("\"ok\":true"),
            second -> assertThat(second).contains("\"ok\":false", CliCode.PORT_STALE.id()));
  }

  @Test
  void needsSomethingToWatch(@TempDir Path empty) {
    Typed typed = Typed.in(empty, "monitor", "--once");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains(CliCode.NOTHING_BUILT.id());
  }

  @Test
  void tellsALineageBackendOfEachLook() throws IOException {
    monitor(Map.of("OPENLINEAGE__TRANSPORT__TYPE", "file"), later(Duration.ofHours(5)));
    monitor(Map.of("OPENLINEAGE__TRANSPORT__TYPE", "file"), later(Duration.ofHours(7)));

    List<JsonNode> events =
        Files.readAllLines(folder.resolve(".floe/openlineage.jsonl")).stream()
            .map(new JsonMapper()::readTree)
            .filter(event -> event.at("/job/name").asString().startsWith("floe-monitor."))
            .toList();

    assertThat(events)
        .extracting(event -> event.path("eventType").asString())
        .containsExactly("START", "COMPLETE", "START", "FAIL");
    assertThat(events.get(3).at("/job/name").asString())
        .isEqualTo("floe-monitor.shop.customer_revenue");
    assertThat(events.get(3).at("/run/facets/errorMessage/message").asString())
        .contains(CliCode.PORT_STALE.id());
    JsonNode port = events.get(3).at("/inputs/0");
    assertThat(port.path("name").asString()).isEqualTo("floe.gold.customer_revenue");
    assertThat(port.at("/inputFacets/dataQualityMetrics/rowCount").asLong()).isPositive();
    assertThat(port.at("/inputFacets/dataQualityAssertions/assertions").toString())
        .contains("freshness", "at most 6h", "availability", "schema", "uniqueness", "not_null");
  }

  @Test
  void aRunTellsALineageBackendOfTheQualityItsPortsPromise() throws IOException {
    Typed run = Typed.in(folder, Map.of("OPENLINEAGE__TRANSPORT__TYPE", "file"), "run");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(folder.resolve(".floe/openlineage.jsonl"))
        .content()
        .contains("floe-monitor.shop.customer_revenue", "uniqueness");
  }

  @Test
  void aBackendThatIsDownChangesNothing() {
    Typed typed =
        monitor(Map.of("OPENLINEAGE_URL", "http://localhost:1"), later(Duration.ofHours(5)));

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out()).contains("ok");
    assertThat(typed.err()).contains("warning: lineage: 2 events wait for the next run");
  }
}
