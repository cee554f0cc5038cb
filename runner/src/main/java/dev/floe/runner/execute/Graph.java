package dev.floe.runner.execute;

import dev.floe.artifacts.Node;
import dev.floe.runner.RunOptions;
import dev.floe.runner.RunRequest;
import dev.floe.runner.schedule.Schedule;
import dev.floe.runner.schedule.Vertex;
import dev.floe.runner.schedule.Vertex.Role;
import dev.floe.spi.Engine.RelationScope;
import dev.floe.spi.RelationName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The nodes of a request by id, and the order of those that have something to run. */
final class Graph {

  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, List<String>> unitTests = new HashMap<>();
  private final RunOptions options;
  private final Schedule schedule;

  private Graph(RunRequest request) {
    this.options = request.options();
    request.nodes().forEach(node -> nodes.put(node.uniqueId(), node));
    if (options.testGate() == RunOptions.TestGate.CLOSED) {
      request.nodes().forEach(node -> hold(node, request));
    }
    this.schedule =
        Schedule.of(
            request.nodes().stream()
                .map(node -> vertex(node, request.selected().contains(node.uniqueId())))
                .toList());
  }

  static Graph of(RunRequest request) {
    return new Graph(request);
  }

  /** A model waits for the unit tests of it: what they find wrong need not be built. */
  private void hold(Node node, RunRequest request) {
    if (node instanceof Node.UnitTest test && request.selected().contains(test.uniqueId())) {
      unitTests.computeIfAbsent(test.model(), id -> new ArrayList<>()).add(test.uniqueId());
    }
  }

  private Vertex vertex(Node node, boolean selected) {
    List<String> waitsFor = new ArrayList<>(node.dependsOn());
    waitsFor.addAll(unitTests.getOrDefault(node.uniqueId(), List.of()));
    return new Vertex(node.uniqueId(), selected ? role(node) : Role.PASS_THROUGH, waitsFor);
  }

  private Role role(Node node) {
    return switch (node) {
      case Node.Source source -> Role.PASS_THROUGH;
      case Node.Model model ->
          model.materialization().equals("ephemeral") ? Role.PASS_THROUGH : Role.WORK;
      case Node.Seed seed -> Role.WORK;
      case Node.Snapshot snapshot -> Role.WORK;
      case Node.UnitTest test -> Role.WORK;
      case Node.Test test ->
          options.testGate() == RunOptions.TestGate.CLOSED ? Role.GATE : Role.WORK;
    };
  }

  Schedule schedule() {
    return schedule;
  }

  /** The nodes that have something to run, in graph order. */
  List<Node> work() {
    return schedule.workInOrder().stream().map(this::node).toList();
  }

  Node node(String id) {
    Node node = nodes.get(id);
    if (node == null) {
      throw new IllegalStateException("not in the graph: " + id);
    }
    return node;
  }

  /** Every relation the run will write, but for temporary ones. */
  List<RelationName> targets(RelationScope defaults) {
    return work().stream().flatMap(node -> target(node, defaults).stream()).toList();
  }

  private Optional<RelationName> target(Node node, RelationScope defaults) {
    return switch (node) {
      case Node.Referable referable -> referable.location();
      case Node.Test test -> keeps(test) ? Optional.of(kept(test, defaults)) : Optional.empty();
      case Node.UnitTest test -> Optional.empty();
    };
  }

  private boolean keeps(Node.Test test) {
    return test.spec().storeFailures()
        || options.storeFailures() == RunOptions.StoreFailures.ALWAYS;
  }

  /** Where a test's failing rows are kept: beside what it tests, in a schema of their own. */
  RelationName kept(Node.Test test, RelationScope defaults) {
    String schema = text(test, "schema").orElse("dbt_test__audit");
    return new RelationName(
        database(test).or(defaults::database),
        Optional.of(defaults.schema() + "_" + schema),
        text(test, "alias").orElse(test.info().name()));
  }

  private Optional<String> database(Node.Test test) {
    return Stream.concat(test.spec().attachedTo().stream(), test.dependsOn().stream())
        .flatMap(id -> Optional.ofNullable(nodes.get(id)).stream())
        .flatMap(
            node -> node instanceof Node.Referable read ? read.location().stream() : Stream.of())
        .flatMap(name -> name.database().stream())
        .findFirst();
  }

  private static Optional<String> text(Node.Test test, String key) {
    return Optional.ofNullable(test.config().get(key)).map(String::valueOf);
  }
}
