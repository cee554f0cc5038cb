package dev.floe.runner.execute;

import dev.floe.artifacts.Node;
import dev.floe.compute.duckdb.DuckDbComputePlugin;
import dev.floe.runner.Cancellation;
import dev.floe.runner.LateCheck;
import dev.floe.runner.NodeResult;
import dev.floe.runner.RunListener;
import dev.floe.runner.RunOptions;
import dev.floe.runner.RunRequest;
import dev.floe.runner.RunResults;
import dev.floe.runner.SeedFiles;
import dev.floe.spi.ComputePlugin;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A database and an executor on it. */
final class Shop implements AutoCloseable {

  final Engine engine;
  final FakeRuntime runtime = new FakeRuntime();
  final Map<String, String> csv = new HashMap<>();
  RunOptions options = RunOptions.standard();
  LateCheck lateCheck = LateCheck.none();
  Instant now = Instant.parse("2026-01-02T03:04:05Z");
  RunListener listener = RunListener.none();
  Cancellation cancellation = new Cancellation();
  private boolean realTime;

  Shop(Path folder) {
    this(
        new DuckDbComputePlugin(),
        Map.of("path", folder.resolve("data.duckdb").toString(), "schema", "main"));
  }

  Shop(ComputePlugin plugin, Map<String, Object> settings) {
    try {
      engine = plugin.open(settings);
    } catch (SqlFailure e) {
      throw new IllegalStateException(e);
    }
  }

  Shop inRealTime() {
    realTime = true;
    return this;
  }

  RunResults run(Node... nodes) {
    List<Node> all = List.of(nodes);
    return run(
        new RunRequest(all, all.stream().map(Node::uniqueId).collect(Collectors.toSet()), options));
  }

  RunResults run(RunRequest request) {
    Clock clock = realTime ? Clock.systemUTC() : Clock.fixed(now, ZoneOffset.UTC);
    return new Executor(new World(engine, runtime, new Csvs(csv), lateCheck, clock))
        .execute(request, listener, cancellation);
  }

  /** The result of a run of one node. */
  NodeResult runOne(Node node) {
    return run(node).nodes().getFirst();
  }

  void execute(String sql) {
    try (Session session = engine.session()) {
      session.execute(sql);
    } catch (SqlFailure e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Rows as one line each. */
  List<String> rows(String sql) {
    try (Session session = engine.session()) {
      return session.query(sql).rows().stream().map(Shop::line).toList();
    } catch (SqlFailure e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static String line(List<@Nullable Object> row) {
    return row.stream().map(String::valueOf).collect(Collectors.joining("|"));
  }

  @Override
  public void close() {
    engine.close();
  }

  private record Csvs(Map<String, String> content) implements SeedFiles {
    @Override
    public byte[] read(Node.Seed seed) throws IOException {
      String csv = content.get(seed.info().name());
      if (csv == null) {
        throw new FileNotFoundException(seed.info().path());
      }
      return csv.getBytes(StandardCharsets.UTF_8);
    }
  }
}
