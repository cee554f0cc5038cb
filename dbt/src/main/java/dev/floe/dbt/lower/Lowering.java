package dev.floe.dbt.lower;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeInfo;
import dev.floe.artifacts.SqlBody;
import dev.floe.dbt.config.NodeConfig;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.NodeProperties;
import dev.floe.dbt.graph.PassiveResource;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.dbt.parse.BodyRenderer;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.spi.RelationName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lowers a project: models, seeds, snapshots, tests and sources; analyses and hooks stay behind.
 */
public final class Lowering {

  private static final SqlBody LATE =
      new SqlBody.Deferred(
          "it is rendered just before it runs", Optional.empty(), Optional.empty());

  private final BodyRenderer renderer;
  private final Function<String, Optional<String>> seedDigest;

  /**
   * @param renderer makes the SQL of a node
   * @param seedDigest path of a seed, relative to the root project, to {@code sha256:<hex>}
   */
  public Lowering(BodyRenderer renderer, Function<String, Optional<String>> seedDigest) {
    this.renderer = renderer;
    this.seedDigest = seedDigest;
  }

  /** Leaves every template to the run, as dbt does. */
  public static BodyRenderer late() {
    return node -> Result.ok(LATE);
  }

  /** All nodes of a graph, in the order of their unique ids. */
  public Result<List<Node>> lower(ProjectGraph graph) {
    return lower(graph, Map.of());
  }

  /**
   * The same where some nodes are read from another place than their own.
   *
   * @param elsewhere those, by unique id
   */
  public Result<List<Node>> lower(ProjectGraph graph, Map<String, RelationName> elsewhere) {
    ForeignKeys keys = new ForeignKeys(graph, elsewhere);
    Map<String, Node> nodes = new TreeMap<>();
    List<Diagnostic> found = new ArrayList<>();
    for (SourceTable source : graph.sources().values()) {
      nodes.put(source.uniqueId(), lower(source));
    }
    for (ResourceNode node : graph.nodes().values()) {
      Result<Optional<Node>> lowered = lower(node, to -> keys.target(node, to));
      found.addAll(lowered.diagnostics());
      lowered.value().flatMap(one -> one).ifPresent(one -> nodes.put(node.uniqueId(), one));
    }
    for (PassiveResource resource : graph.passive().values()) {
      if (resource.identity().type() == ResourceType.UNIT_TEST) {
        unitTest(resource, graph).ifPresent(test -> nodes.put(test.uniqueId(), test));
      }
    }
    return Result.of(List.copyOf(nodes.values()), found);
  }

  /** A unit test runs as soon as its model could: what the model reads has columns by then. */
  private static Optional<Node> unitTest(PassiveResource test, ProjectGraph graph) {
    return test.dependencies().nodes().stream()
        .findFirst()
        .flatMap(graph::node)
        .map(model ->
            new Node.UnitTest(
                info(
                    test.identity(),
                    test.properties(),
                    PlainValues.texts(test.config().get("tags").orElse(null)),
                    test.config()),
                model.uniqueId(),
                model.dependencies().nodes(),
                Map.of()));
  }

  /** A source. */
  public Node.Source lower(SourceTable source) {
    return new Node.Source(
        info(
            source.identity(),
            source.properties(),
            PlainValues.texts(source.config().get("tags").orElse(null)),
            source.config()),
        source.placement().relation(),
        Columns.ofSource(source),
        source.externalLocation());
  }

  /** A node; empty for what is not executed by the runner as a node. */
  public Result<Optional<Node>> lower(ResourceNode node) {
    return lower(node, to -> Optional.empty());
  }

  private Result<Optional<Node>> lower(
      ResourceNode node, Function<String, Optional<RelationName>> targets) {
    return switch (node.detail()) {
      case NodeDetail.Seed seed -> Result.ok(Optional.of(seed(node)));
      case NodeDetail.Model model ->
          renderer.body(node).map(body -> Optional.of(model(node, body, targets)));
      case NodeDetail.Function function -> Result.ok(Optional.of(function(node, function)));
      case NodeDetail.Snapshot snapshot ->
          renderer.body(node).map(body -> Optional.of(snapshot(node, body)));
      case NodeDetail.GenericTest test ->
          renderer.body(node).map(body -> Optional.of(test(node, body)));
      case NodeDetail.SingularTest test ->
          renderer.body(node).map(body -> Optional.of(test(node, body)));
      case NodeDetail.Analysis analysis -> Result.ok(Optional.empty());
      case NodeDetail.RunHook hook -> Result.ok(Optional.empty());
    };
  }

  private Node seed(ResourceNode node) {
    return new Node.Seed(
        info(node),
        node.placement().relation(),
        Columns.declared(node.properties()),
        node.dependencies().nodes(),
        config(node),
        seedDigest
            .apply(node.identity().file())
            .orElseGet(() -> "sha256:" + node.checksum().value()));
  }

  private static Node model(
      ResourceNode node, SqlBody body, Function<String, Optional<RelationName>> targets) {
    return new Node.Model(
        info(node),
        node.placement().relation(),
        node.materialization(),
        layer(node.config()),
        body,
        Columns.declared(node.properties()),
        Constraints.of(node.properties(), targets),
        node.dependencies().nodes(),
        config(node));
  }

  /** An analysis: a query that is rendered and never run. */
  public Node analysis(ResourceNode node) {
    return model(node, LATE, to -> Optional.empty());
  }

  /** A function is made when it is its turn: nothing is known of its columns, it has none. */
  private static Node function(ResourceNode node, NodeDetail.Function function) {
    Map<String, Object> config = config(node);
    config.put("arguments", function.arguments().stream().map(Lowering::said).toList());
    config.put("returns", said(function.returns()));
    config.put("overloads", function.overloads());
    config.put("language", node.identity().language().word());
    return new Node.Model(
        info(node),
        node.placement().relation(),
        node.materialization(),
        Optional.empty(),
        LATE,
        Columns.declared(node.properties()),
        List.of(),
        node.dependencies().nodes(),
        config);
  }

  private static Map<String, Object> said(Map<String, @Nullable Object> written) {
    Map<String, Object> said = new LinkedHashMap<>();
    written.forEach((key, value) -> {
      if (value != null) {
        said.put(key, value);
      }
    });
    return said;
  }

  /** {@code meta.floe.layer}, where the model says so itself. */
  private static Optional<String> layer(NodeConfig config) {
    Object layer = PlainValues.mapping(config.map("meta").get("floe")).get("layer");
    return layer instanceof String name ? Optional.of(name) : Optional.empty();
  }

  private static Node snapshot(ResourceNode node, SqlBody body) {
    return new Node.Snapshot(
        info(node),
        node.placement().relation(),
        body,
        Columns.declared(node.properties()),
        node.dependencies().nodes(),
        config(node));
  }

  private static Node test(ResourceNode node, SqlBody body) {
    return new Node.Test(
        info(node), body, node.dependencies().nodes(), TestSpecs.of(node), config(node));
  }

  private static Map<String, Object> config(ResourceNode node) {
    Map<String, Object> config = new LinkedHashMap<>();
    node.config()
        .plain()
        .forEach((key, value) -> {
          if (value != null) {
            config.put(key, value);
          }
        });
    return config;
  }

  private static NodeInfo info(ResourceNode node) {
    return info(node.identity(), node.properties(), node.tags(), node.config(), place(node));
  }

  private static NodeInfo info(
      Identity identity, NodeProperties properties, List<String> tags, NodeConfig config) {
    return info(identity, properties, tags, config, place(identity, properties));
  }

  private static NodeInfo info(
      Identity identity,
      NodeProperties properties,
      List<String> tags,
      NodeConfig config,
      Span place) {
    Map<String, Object> meta = new LinkedHashMap<>();
    config
        .map("meta")
        .forEach((key, value) -> {
          if (value != null) {
            meta.put(key, value);
          }
        });
    return new NodeInfo(
        identity.uniqueId(),
        identity.name(),
        identity.packageName(),
        identity.file(),
        identity.fqn(),
        properties.description(),
        tags,
        meta,
        Optional.of(place));
  }

  private static Span place(Identity identity, NodeProperties properties) {
    return properties.declaredAt().orElse(Span.file(identity.file()));
  }

  /** A generic test is one line of a property file that may hold many. */
  private static Span place(ResourceNode node) {
    return node.detail() instanceof NodeDetail.GenericTest
        ? node.template().span()
        : place(node.identity(), node.properties());
  }
}
