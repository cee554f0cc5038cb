package dev.floe.cli.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.CompiledProduct.Identity;
import dev.floe.artifacts.CompiledProduct.OutputPort;
import dev.floe.artifacts.CompiledProduct.Target;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumns;
import dev.floe.artifacts.NodeInfo;
import dev.floe.spi.RelationName;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The order of looks, in simulated time. */
class RoundsTest {

  private static final Instant BEGIN = Instant.parse("2026-01-02T03:00:00Z");

  private final Simulated clock = new Simulated();
  private final List<String> looks = new ArrayList<>();

  /** A clock that only waiting moves. */
  private static final class Simulated extends Clock {

    private Instant now = BEGIN;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private static MonitoredPort port(String name, String freshness) {
    NodeInfo info =
        new NodeInfo(
            "model.shop." + name,
            name,
            "shop",
            "",
            List.of(),
            "",
            List.of(),
            Map.of(),
            Optional.empty());
    Node.Source node =
        new Node.Source(
            info, RelationName.of("a", "b", name), new NodeColumns.Unknown("", List.of()));
    OutputPort port =
        new OutputPort(
            name, "", name, info.uniqueId(), Map.of("sla", Map.of("freshness", freshness)));
    CompiledProduct product =
        new CompiledProduct(
            CompiledProduct.FORMAT_VERSION,
            new Identity(Optional.empty(), "shop", "1", "", ""),
            new Target("dev", false, "duckdb", "a", Map.of()),
            List.of(),
            List.of(node),
            List.of(port),
            List.of(),
            Optional.empty(),
            List.of());
    return new MonitoredPort(Path.of(""), product, port, node);
  }

  private void walk(Duration until, MonitoredPort... ports) {
    new Rounds(
            clock,
            time -> {
              clock.now = clock.now.plus(time);
              return !clock.now.isAfter(BEGIN.plus(until));
            })
        .walk(
            List.of(ports),
            port -> port.promise().interval(),
            port ->
                looks.add(
                    Duration.between(BEGIN, clock.now).toMinutes() + " " + port.port().name()));
  }

  @Test
  void looksAtEachPortSeveralTimesWithinItsFreshness() {
    walk(Duration.ofMinutes(21), port("slow", "40m"), port("fast", "20m"));

    assertThat(looks)
        .containsExactly(
            "0 slow", "0 fast", "5 fast", "10 slow", "10 fast", "15 fast", "20 slow", "20 fast");
  }

  @Test
  void doesNotCatchUpAfterALongSleep() {
    new Rounds(
            clock,
            time -> {
              boolean first = looks.size() == 1;
              clock.now = clock.now.plus(first ? Duration.ofHours(8) : time);
              return looks.size() < 3;
            })
        .walk(
            List.of(port("one", "20m")),
            port -> port.promise().interval(),
            port -> looks.add(Duration.between(BEGIN, clock.now).toMinutes() + ""));

    assertThat(looks).containsExactly("0", "480", "485");
  }
}
