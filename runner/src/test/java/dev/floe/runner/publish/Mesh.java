package dev.floe.runner.publish;

import dev.floe.artifacts.Node;
import dev.floe.compute.duckdb.DuckDbComputePlugin;
import dev.floe.diagnostics.Result;
import dev.floe.runner.Cancellation;
import dev.floe.runner.LateCheck;
import dev.floe.runner.RunListener;
import dev.floe.runner.RunOptions;
import dev.floe.runner.RunRequest;
import dev.floe.runner.execute.FakeRuntime;
import dev.floe.runner.execute.Nodes;
import dev.floe.runner.execute.World;
import dev.floe.runner.journal.Journal;
import dev.floe.runner.journal.RunRecord;
import dev.floe.runner.journal.Runs;
import dev.floe.runner.resume.Continuation;
import dev.floe.runner.resume.Effects;
import dev.floe.runner.resume.Fingerprints;
import dev.floe.runner.warehouse.Warehouse;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A product whose every run adds a round: an incremental model, a snapshot, and two ports that must
 * always tell the same round.
 */
final class Mesh {

  private static final int ROWS_A_ROUND = 2_000;

  final Path folder;
  final Warehouse warehouse;
  final FakeRuntime runtime = new FakeRuntime();
  Duration lockTimeout = Duration.ofSeconds(60);

  Mesh(Path folder) {
    this.folder = folder;
    this.warehouse = new Warehouse(folder.resolve("warehouse/data.duckdb"), 3, Clock.systemUTC());
    runtime.bodies.put("model.shop.events", session -> Result.ok(events(session)));
  }

  private static dev.floe.artifacts.SqlText events(Session session) {
    try {
      boolean first = session.relation(Nodes.relation("events")).isEmpty();
      String round = first ? "1" : "(select max(round) + 1 from main.events)";
      return Nodes.written(
          "models/events.sql",
          "select " + round + " as round, range as n from range(" + ROWS_A_ROUND + ")");
    } catch (SqlFailure e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Node> nodes() {
    return List.of(
        Nodes.deferred("events", "incremental", Map.of()),
        Nodes.table(
            "left_port", "select max(round) as round from main.events", "model.shop.events"),
        Nodes.table(
            "right_port",
            "select count(*) // " + ROWS_A_ROUND + " as round from main.events",
            "model.shop.events"),
        history(),
        Nodes.test(
            "ports_agree",
            "select * from main.left_port l, main.right_port r where l.round <> r.round",
            "model.shop.left_port",
            "model.shop.right_port"));
  }

  private static Node history() {
    Node.Snapshot snapshot =
        Nodes.snapshot(
            "history",
            "select 1 as id, max(round) as round from main.events",
            Map.of("strategy", "check", "unique_key", "id", "check_cols", List.of("round")));
    return new Node.Snapshot(
        snapshot.info(),
        snapshot.relation(),
        snapshot.body(),
        snapshot.columns(),
        List.of("model.shop.events"),
        snapshot.config());
  }

  static Engine open(Path file) throws SqlFailure {
    return new DuckDbComputePlugin()
        .open(Map.of("path", file.toString(), "database", "shop", "schema", "main"));
  }

  Publication run() {
    return run(nodes(), RunListener.none(), new Cancellation());
  }

  Publication run(List<Node> nodes, RunListener listener, Cancellation cancellation) {
    return run(nodes, listener, cancellation, Optional.empty());
  }

  /** Goes on with the newest run. */
  Publication resume(List<Node> nodes) {
    return resume(nodes, new Runs(folder.resolve(".floe/runs")).list().getFirst());
  }

  Publication resume(List<Node> nodes, RunListener listener) {
    RunRecord last = new Runs(folder.resolve(".floe/runs")).list().getFirst();
    return run(nodes, listener, new Cancellation(), Optional.of(last));
  }

  Publication resume(List<Node> nodes, RunRecord earlier) {
    return run(nodes, RunListener.none(), new Cancellation(), Optional.of(earlier));
  }

  private Undertaking undertaking(RunRequest request, Optional<RunRecord> earlier) {
    Map<String, String> fingerprints = Fingerprints.of(request.nodes(), node -> "");
    return new Undertaking(
        Map.of(),
        fingerprints,
        earlier.map(run -> Continuation.of(run, request, fingerprints, new Effects(runtime))));
  }

  private Publication run(
      List<Node> nodes,
      RunListener listener,
      Cancellation cancellation,
      Optional<RunRecord> earlier) {
    Clock clock = Clock.systemUTC();
    RunRequest request =
        new RunRequest(
            nodes,
            nodes.stream().map(Node::uniqueId).collect(Collectors.toSet()),
            RunOptions.standard().withThreads(2));
    try (Journal journal =
        new Runs(folder.resolve(".floe/runs")).begin(clock, UnaryOperator.identity())) {
      return new PublishingRun(
              warehouse,
              Mesh::open,
              engine -> new World(engine, runtime, seed -> new byte[0], LateCheck.none(), clock),
              journal,
              "run " + journal.id(),
              lockTimeout,
              undertaking(request, earlier))
          .run(request, listener, cancellation);
    }
  }

  /**
   * What the ports tell: {@code left|right|versions of the snapshot}; empty without a warehouse.
   */
  String ports() {
    return read(
        "select (select round from left_port) || '|' || (select round from right_port) || '|'"
            + " || (select count(*) from history)");
  }

  String read(String sql) {
    Path file = warehouse.file();
    if (!file.toFile().exists()) {
      return "";
    }
    try (Engine engine =
            new DuckDbComputePlugin()
                .open(
                    Map.of(
                        "path",
                        file.toString(),
                        "database",
                        "shop",
                        "schema",
                        "main",
                        "read_only",
                        true));
        Session session = engine.session()) {
      return String.valueOf(session.query(sql).rows().getFirst().getFirst());
    } catch (SqlFailure e) {
      throw new IllegalStateException(e);
    }
  }
}
