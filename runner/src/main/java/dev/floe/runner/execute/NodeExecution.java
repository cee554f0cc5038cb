package dev.floe.runner.execute;

import dev.floe.artifacts.Node;
import dev.floe.runner.RunEvent;
import dev.floe.runner.RunOptions;
import dev.floe.runner.materialize.Inventory;
import dev.floe.runner.materialize.Materializer;
import dev.floe.spi.Session;
import java.time.Instant;
import java.util.function.Consumer;

/** What every turn of a run has in common. Safe for several threads. */
final class NodeExecution {

  final World world;
  final RunOptions options;
  final Graph graph;
  final Inventory inventory;
  final Materializer materializer;
  final Instant started;
  final Consumer<RunEvent> tell;

  NodeExecution(
      World world,
      RunOptions options,
      Graph graph,
      Inventory inventory,
      Instant started,
      Consumer<RunEvent> tell) {
    this.world = world;
    this.options = options;
    this.graph = graph;
    this.inventory = inventory;
    this.materializer = new Materializer(options, started, world.runtime());
    this.started = started;
    this.tell = tell;
  }

  NodeTurn begin(Node node, Session session) {
    return new NodeTurn(this, node, session);
  }
}
