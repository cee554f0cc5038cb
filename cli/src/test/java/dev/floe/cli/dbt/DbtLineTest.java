package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumns;
import dev.floe.artifacts.NodeInfo;
import dev.floe.artifacts.SqlBody;
import dev.floe.artifacts.SqlText;
import dev.floe.cli.console.Palette;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.spi.RelationName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DbtLineTest {

  private final DbtLine line = new DbtLine(Palette.PLAIN);

  private static NodeInfo info(String type, String name) {
    return new NodeInfo(
        type + ".shop." + name,
        name,
        "shop",
        name,
        List.of(),
        "",
        List.of(),
        Map.of(),
        Optional.empty());
  }

  private static Node model() {
    return new Node.Model(
        info("model", "customers"),
        RelationName.of("shop", "main", "customers"),
        "table",
        Optional.empty(),
        new SqlBody.Static(SqlText.unmapped("select 1")),
        new NodeColumns.Unknown("not bound", List.of()),
        List.of(),
        List.of(),
        Map.of());
  }

  private static Node seed() {
    return new Node.Seed(
        info("seed", "raw"),
        RelationName.of("shop", "main", "raw"),
        new NodeColumns.Unknown("not read", List.of()),
        List.of(),
        Map.of(),
        "");
  }

  private static NodeResult ended(Node node, NodeStatus status, long rows) {
    Instant start = Instant.EPOCH;
    return new NodeResult(
        node,
        status,
        "",
        Optional.of(new NodeResult.Timing(start, start, start.plusMillis(80), "Thread-1")),
        OptionalLong.of(rows),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  @Test
  void writesTheLinesScriptsLookFor() {
    assertThat(line.start(model(), 1, 28))
        .isEqualTo(
            "1 of 28 START sql table model main.customers ................................... [RUN]");
    assertThat(line.end(ended(model(), NodeStatus.SUCCESS, 7), 1, 28))
        .isEqualTo(
            "1 of 28 OK created sql table model main.customers .............................. [OK in 0.08s]");
    assertThat(line.end(ended(seed(), NodeStatus.SUCCESS, 100), 2, 28))
        .isEqualTo(
            "2 of 28 OK loaded seed file main.raw ........................................... [INSERT 100 in 0.08s]");
    assertThat(line.end(ended(model(), NodeStatus.ERROR, 0), 1, 28))
        .startsWith("1 of 28 ERROR creating sql table model main.customers ....")
        .endsWith("[ERROR in 0.08s]");
    assertThat(line.end(NodeResult.notRun(model(), NodeStatus.SKIPPED, ""), 3, 28))
        .startsWith("3 of 28 SKIP relation main.customers ....")
        .endsWith(" [SKIP]");
  }
}
