package dev.floe.runner.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlText;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.runner.EventTimes;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MicrobatchIT {

  private static final String ID = Nodes.model("daily", "incremental", "", Map.of()).uniqueId();

  @TempDir private Path folder;
  private Shop shop;
  private String broken = "";

  @BeforeEach
  void open() {
    shop = new Shop(folder);
    shop.now = Instant.parse("2026-01-04T12:00:00Z");
    shop.execute(
        "create table events as select range as id, timestamp '2026-01-01'"
            + " + interval (range * 12) hour as happened from range(6)");
    shop.runtime.batches.put(
        ID,
        batch ->
            Result.ok(
                SqlText.unmapped(
                    "select id, happened, '"
                        + (batch.id().equals(broken)
                            ? "nonsense'"
                            : batch.id() + "'::text as batch")
                        + (batch.id().equals(broken) ? "::int as batch" : "")
                        + " from events where happened >= '"
                        + batch.start()
                        + "' and happened < '"
                        + batch.end()
                        + "'")));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private NodeResult run(Object... more) {
    Map<String, Object> config = new HashMap<>();
    config.put("incremental_strategy", "microbatch");
    config.put("event_time", "happened");
    config.put("begin", "2026-01-01");
    config.put("batch_size", "day");
    for (int i = 0; i < more.length; i += 2) {
      config.put((String) more[i], more[i + 1]);
    }
    Node node = Nodes.model("daily", "incremental", "unused", config);
    return shop.runOne(node);
  }

  private List<String> batches() {
    return shop.rows("select batch, count(*) from daily group by all order by all");
  }

  @Test
  void makesTheBatchesFromTheBeginningToNow() {
    NodeResult result = run();

    assertThat(result.status()).isEqualTo(NodeStatus.SUCCESS);
    assertThat(result.batches().orElseThrow().successful()).hasSize(4);
    assertThat(batches()).containsExactly("20260101|2", "20260102|2", "20260103|2");
  }

  @Test
  void makesOnlyTheLastBatchesAgain() {
    run();
    shop.execute("update events set id = id + 100");
    run("lookback", 1);

    assertThat(shop.rows("select id from daily order by all"))
        .containsExactly("0", "1", "2", "3", "104", "105");
  }

  @Test
  void makesTheBatchesThatAreAskedFor() {
    run();
    shop.execute("delete from events where id >= 2");
    shop.options =
        RunOptions.standard()
            .with(
                new EventTimes(
                    Optional.of(Instant.parse("2026-01-02T05:00:00Z")),
                    Optional.of(Instant.parse("2026-01-03T00:00:00Z"))));
    NodeResult result = run();

    assertThat(result.batches().orElseThrow().successful()).hasSize(1);
    assertThat(batches()).containsExactly("20260101|2", "20260103|2");
  }

  @Test
  void keepsTheBatchesThatWentWell() {
    broken = "20260102";
    NodeResult result = run();

    assertThat(result.status()).isEqualTo(NodeStatus.PARTIAL);
    assertThat(result.message()).isEqualTo("PARTIAL SUCCESS (3/4)");
    assertThat(result.batches().orElseThrow().failed())
        .singleElement()
        .satisfies(
            span -> assertThat(span.start()).isEqualTo(Instant.parse("2026-01-02T00:00:00Z")));
    assertThat(batches()).containsExactly("20260101|2", "20260103|2");
  }

  @Test
  void makesNoneAfterAFirstThatFails() {
    broken = "20260101";
    NodeResult result = run();

    assertThat(result.status()).isEqualTo(NodeStatus.ERROR);
    assertThat(result.batches().orElseThrow().failed()).hasSize(4);
    assertThat(result.diagnostics()).hasSize(1);
  }

  @Test
  void refusesAKeyWhereBatchesAreReplacedByTheirTime() {
    run();
    NodeResult result = run("unique_key", "id");

    assertThat(result.diagnostics())
        .extracting(Diagnostic::code)
        .containsOnly(RunCode.CONFIG_UNUSABLE);
  }
}
