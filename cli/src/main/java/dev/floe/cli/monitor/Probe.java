package dev.floe.cli.monitor;

import dev.floe.artifacts.NodeColumn;
import dev.floe.cli.product.PublishedEngine;
import dev.floe.diagnostics.FloeException;
import dev.floe.runner.warehouse.Generation;
import dev.floe.runner.warehouse.Warehouse;
import dev.floe.spi.Column;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.nio.file.Files;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a port as its consumers do: what was published, and nothing else. */
final class Probe {

  private final MonitoredPort port;
  private final Warehouse warehouse;
  private final Clock clock;

  Probe(MonitoredPort port, Clock clock) {
    this.port = port;
    this.warehouse = PublishedEngine.warehouse(port.folder(), clock);
    this.clock = clock;
  }

  /** Looks at the port now. */
  Reading read(AvailabilityLog log) {
    Instant at = clock.instant();
    if (!Files.exists(warehouse.file())) {
      return unavailable(at, log, "nothing was published yet");
    }
    try (Engine engine = PublishedEngine.open(port.product(), port.folder(), warehouse.file());
        Session session = engine.session()) {
      return readable(at, log, engine, session);
    } catch (SqlFailure | FloeException e) {
      return unavailable(at, log, first(e.getMessage()));
    }
  }

  private static String first(@Nullable String message) {
    return String.valueOf(message).lines().findFirst().orElse("");
  }

  private Reading unavailable(Instant at, AvailabilityLog log, String why) {
    return Reading.unavailable(at, why, log.note(at, false));
  }

  private Reading readable(Instant at, AvailabilityLog log, Engine engine, Session session)
      throws SqlFailure {
    String relation = engine.dialect().render(port.node().location().orElseThrow());
    session.query("select * from " + relation, 1);
    List<String> drift = drift(session.columns(port.node().location().orElseThrow()));
    Quality quality =
        new Quality(session, engine.dialect(), relation, port.promise().quality().keySet());
    // Tests of columns that are gone would fail to run, and say no more than that.
    var shares =
        drift.isEmpty() ? quality.of(port.tests(), timeliness(at)) : new TreeMap<String, Double>();
    Optional<Instant> newest = newest(session, engine, relation);
    return new Reading(
        at,
        Optional.empty(),
        newest,
        log.note(at, true),
        drift,
        shares,
        quality.tested(),
        OptionalLong.of(quality.rows()));
  }

  private Map<String, Double> timeliness(Instant at) {
    Map<String, Double> measured = new TreeMap<>();
    if (port.promise().quality().containsKey(Quality.TIMELINESS)) {
      port.promise()
          .freshness()
          .flatMap(promised ->
              warehouse
                  .current()
                  .map(newest ->
                      new Timeliness(port.folder(), port.name(), promised)
                          .at(at, newest.published())))
          .ifPresent(share -> share.ifPresent(points -> measured.put(Quality.TIMELINESS, points)));
    }
    return measured;
  }

  /** How the columns differ from those that were compiled, where those are known. */
  private List<String> drift(List<Column> actual) {
    Optional<List<NodeColumn>> compiled = port.node().columns().known();
    if (compiled.isEmpty()) {
      return List.of();
    }
    Map<String, Column> there =
        actual.stream()
            .collect(Collectors.toMap(c -> small(c.name()), Function.identity(), (a, b) -> a));
    List<String> drift = new ArrayList<>();
    for (NodeColumn column : compiled.get()) {
      Column found = there.remove(small(column.name()));
      if (found == null) {
        drift.add(column.name() + " is missing");
      } else if (!found.nativeType().equalsIgnoreCase(column.nativeType())
          && !column.nativeType().isEmpty()) {
        drift.add(
            column.name() + " is " + found.nativeType() + " instead of " + column.nativeType());
      }
    }
    there.values().stream().map(column -> column.name() + " is new").sorted().forEach(drift::add);
    return drift;
  }

  private static String small(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private Optional<Instant> newest(Session session, Engine engine, String relation)
      throws SqlFailure {
    Optional<String> column =
        port.tests().stream()
            .filter(test -> test.spec().kind().equals("freshness"))
            .flatMap(test -> test.spec().columns().stream())
            .findFirst();
    if (column.isPresent()) {
      String sql = "select max(" + engine.dialect().quote(column.get()) + ") from " + relation;
      return instant(session.query(sql, 1).rows().getFirst().getFirst());
    }
    return warehouse.current().map(Generation::published);
  }

  /** Times without a zone are taken for UTC. */
  private static Optional<Instant> instant(@Nullable Object value) {
    return switch (value) {
      case null -> Optional.empty();
      case Instant instant -> Optional.of(instant);
      case OffsetDateTime time -> Optional.of(time.toInstant());
      case LocalDateTime time -> Optional.of(time.toInstant(ZoneOffset.UTC));
      case Timestamp time -> Optional.of(time.toLocalDateTime().toInstant(ZoneOffset.UTC));
      case LocalDate date -> Optional.of(date.atStartOfDay().toInstant(ZoneOffset.UTC));
      default -> Optional.empty();
    };
  }
}
