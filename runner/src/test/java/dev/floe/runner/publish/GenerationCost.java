package dev.floe.runner.publish;

import dev.floe.artifacts.Node;
import dev.floe.runner.Cancellation;
import dev.floe.runner.LateCheck;
import dev.floe.runner.RunListener;
import dev.floe.runner.RunOptions;
import dev.floe.runner.RunRequest;
import dev.floe.runner.execute.Executor;
import dev.floe.runner.execute.FakeRuntime;
import dev.floe.runner.execute.Nodes;
import dev.floe.runner.execute.World;
import dev.floe.runner.journal.Journal;
import dev.floe.runner.journal.Runs;
import dev.floe.runner.warehouse.Warehouse;
import dev.floe.spi.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a generation costs over a run in place, by hand: {@code GenerationCost FOLDER ROWS}. Prints
 * medians in milliseconds.
 */
public final class GenerationCost {

  private static final int ROUNDS = 5;

  private GenerationCost() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    long rows = Long.parseLong(arguments[1]);
    Node facts =
        Nodes.table(
            "facts",
            "select range as id, range % 100000 as customer, hash(range) as amount,"
                + " 'order number ' || range as note from range("
                + rows
                + ")");
    Node totals =
        Nodes.table(
            "totals", "select customer, sum(amount) as total from main.facts group by customer");
    Node more =
        Nodes.model(
            "facts",
            "incremental",
            "select range as id, 1 as customer, hash(range) as amount, 'late ' || range as note"
                + " from range(100000)",
            Map.of("full_refresh", false));
    report("everything built", folder, List.of(facts, totals));
    report("1 table of it", folder, List.of(totals));
    report("100,000 rows added", folder, List.of(more));
  }

  @SuppressWarnings("SystemOut")
  private static void report(String what, Path folder, List<Node> nodes) throws IOException {
    long[] inPlace = new long[ROUNDS];
    long[] generation = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      inPlace[i] = millis(() -> inPlace(folder.resolve("place"), nodes));
      generation[i] = millis(() -> generation(folder.resolve("generations"), nodes));
    }
    long size = Files.size(folder.resolve("generations/warehouse/data.duckdb"));
    System.out.printf(
        "%s: in place %d ms, as a generation %d ms, file %d MB%n",
        what, median(inPlace), median(generation), size / 1_000_000);
  }

  private static long median(long[] times) {
    Arrays.sort(times);
    return times[times.length / 2];
  }

  private static long millis(Runnable action) {
    long start = System.nanoTime();
    action.run();
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static RunRequest request(List<Node> nodes) {
    return new RunRequest(
        nodes,
        Set.copyOf(nodes.stream().map(Node::uniqueId).toList()),
        RunOptions.standard().withThreads(1));
  }

  private static World world(Engine engine) {
    return new World(
        engine, new FakeRuntime(), seed -> new byte[0], LateCheck.none(), Clock.systemUTC());
  }

  private static void inPlace(Path folder, List<Node> nodes) {
    try {
      Files.createDirectories(folder);
      try (Engine engine = Mesh.open(folder.resolve("data.duckdb"))) {
        demand(
            new Executor(world(engine))
                .execute(request(nodes), RunListener.none(), new Cancellation())
                .isGood());
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void generation(Path folder, List<Node> nodes) {
    Warehouse warehouse =
        new Warehouse(folder.resolve("warehouse/data.duckdb"), 2, Clock.systemUTC());
    try (Journal journal =
        new Runs(folder.resolve("runs")).begin(Clock.systemUTC(), UnaryOperator.identity())) {
      demand(
          new PublishingRun(
                      warehouse,
                      Mesh::open,
                      GenerationCost::world,
                      journal,
                      "cost",
                      Duration.ZERO,
                      Undertaking.once())
                  .run(request(nodes), RunListener.none(), new Cancellation())
              instanceof Publication.Published);
    }
  }

  private static void demand(boolean good) {
    if (!good) {
      throw new IllegalStateException("the run failed");
    }
  }
}
