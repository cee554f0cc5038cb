package dev.floe.compiler;

import dev.floe.analysis.Binder;
import dev.floe.artifacts.Digests;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.artifacts.NodeColumns;
import dev.floe.artifacts.SqlBody;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.load.LoadedProject;
import dev.floe.dbt.lower.Lowering;
import dev.floe.dbt.parse.BodyRenderer;
import dev.floe.dbt.project.FileTree;
import dev.floe.dbt.render.ProjectRendering;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.diagnostics.Result;
import dev.floe.spi.Column;
import dev.floe.spi.ComputePlugin;
import dev.floe.spi.SqlAnalyzer;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.StaticAnalysis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Renders and binds the nodes of a project in turn, each after those it reads. */
final class NodeCompiler {

  private final ComputePlugin compute;
  private final ProductNaming naming;
  private final ProjectRendering rendering;
  private final Map<String, ConsumedPort> ports;

  NodeCompiler(
      ComputePlugin compute,
      ProjectRendering rendering,
      ProductNaming naming,
      List<ConsumedPort> ports) {
    this.compute = compute;
    this.rendering = rendering;
    this.naming = naming;
    this.ports =
        ports.stream().collect(Collectors.toMap(ConsumedPort::uniqueId, Function.identity()));
  }

  Result<List<Node>> compile(LoadedProject project) {
    List<Diagnostic> found = new ArrayList<>();
    List<Node> drafts = drafts(project, found);
    if (!(compute instanceof StaticAnalysis analysis)) {
      return Result.of(drafts, found);
    }
    try (SqlAnalyzer analyzer = analysis.analyzer()) {
      Binder binder = new Binder(analyzer);
      ProductCatalog catalog = new ProductCatalog(binder, drafts);
      Renderers renderers =
          new Renderers(rendering.bodies(catalog), rendering.laterBodies(catalog));
      return bind(project, drafts, binder, renderers, found);
    } catch (SqlFailure failure) {
      throw new FloeException(
          Diagnostic.of(
              CompilerCode.NO_COMPUTE,
              "the engine that checks SQL does not start: " + failure.getMessage()),
          failure);
    }
  }

  private List<Node> drafts(LoadedProject project, List<Diagnostic> found) {
    FileTree files = project.project().files();
    Result<List<Node>> lowered =
        new Lowering(Lowering.late(), path -> files.read(path).map(Digests::sha256))
            .lower(project.graph());
    found.addAll(lowered.diagnostics());
    SeedColumns seeds = new SeedColumns(files);
    Map<String, String> layers = new HashMap<>();
    project
        .graph()
        .nodes()
        .forEach((id, node) -> naming.layer(node).ifPresent(layer -> layers.put(id, layer.name())));
    return GraphOrder.of(
        lowered.value().orElse(List.of()).stream()
            .map(node -> completed(node, layers))
            .map(node ->
                node instanceof Node.Seed seed ? seeds.of(seed, file(project, seed), found) : node)
            .toList());
  }

  /** A seed's file, relative to the root project. */
  private static String file(LoadedProject project, Node.Seed seed) {
    return project
        .graph()
        .node(seed.uniqueId())
        .map(node -> node.identity().file())
        .orElse(seed.info().path());
  }

  /** What only this product knows of a node: its layer, the columns of a consumed port. */
  private Node completed(Node node, Map<String, String> layers) {
    return switch (node) {
      case Node.Model model ->
          Optional.ofNullable(layers.get(model.uniqueId())).<Node>map(model::in).orElse(model);
      case Node.Source source -> {
        ConsumedPort port = ports.get(source.uniqueId());
        yield port == null
            ? source
            : new Node.Source(source.info(), port.relation(), port.columns());
      }
      case Node.Seed seed -> seed;
      case Node.Snapshot snapshot -> snapshot;
      case Node.Test test -> test;
      case Node.UnitTest test -> test;
    };
  }

  /**
   * @param first renders as if nothing of the node itself were there
   * @param later renders as if its relation were
   */
  private record Renderers(BodyRenderer first, BodyRenderer later) {}

  private static Result<List<Node>> bind(
      LoadedProject project,
      List<Node> drafts,
      Binder binder,
      Renderers renderers,
      List<Diagnostic> found) {
    List<Node> compiled = new ArrayList<>();
    for (Node draft : drafts) {
      Optional<ResourceNode> resource = project.graph().node(draft.uniqueId());
      Node rendered =
          resource.map(node -> rendered(draft, node, renderers.first(), found)).orElse(draft);
      Result<Node> bound = binder.bind(rendered);
      found.addAll(bound.diagnostics());
      if (bound.isOk() && resource.isPresent() && isIncremental(rendered)) {
        found.addAll(later((Node.Model) rendered, resource.get(), binder, renderers.later()));
      }
      compiled.add(atRunTime(bound.value().orElse(rendered)));
    }
    return Result.of(compiled, found);
  }

  private static Node rendered(
      Node draft, ResourceNode resource, BodyRenderer bodies, List<Diagnostic> found) {
    if (draft instanceof Node.Seed || draft instanceof Node.Source) {
      return draft;
    }
    Result<SqlBody> body = bodies.body(resource);
    found.addAll(body.diagnostics());
    SqlBody now =
        body.value()
            .orElseGet(
                () -> new SqlBody.Deferred("has errors", Optional.empty(), Optional.empty()));
    return switch (draft) {
      case Node.Model model -> model.with(now);
      case Node.Snapshot snapshot -> snapshot.with(now);
      case Node.Test test -> test.with(now);
      case Node.UnitTest test -> test;
      case Node.Seed seed -> seed;
      case Node.Source source -> source;
    };
  }

  private static boolean isIncremental(Node node) {
    return node instanceof Node.Model model
        && model.materialization().equals("incremental")
        && model.body() instanceof SqlBody.Static;
  }

  /** What is wrong with what an incremental model runs when it was run before. */
  private static List<Diagnostic> later(
      Node.Model model, ResourceNode resource, Binder binder, BodyRenderer later) {
    Result<SqlBody> body = later.body(resource);
    if (!body.isOk()
        || !(body.value().orElse(null) instanceof SqlBody.Static again)
        || again.equals(model.body())) {
      return body.diagnostics();
    }
    return binder.check(model, again.sql());
  }

  /**
   * An incremental model was bound as its first run would be; what it really runs depends on what
   * is there.
   */
  private static Node atRunTime(Node node) {
    if (isIncremental(node) && node instanceof Node.Model model) {
      return model.with(
          new SqlBody.Deferred(
              "reads what it built before", Optional.empty(), columns(model.columns())));
    }
    return node;
  }

  private static Optional<List<Column>> columns(NodeColumns columns) {
    return columns.known().map(all -> all.stream().map(NodeCompiler::column).toList());
  }

  private static Column column(NodeColumn column) {
    return new Column(column.name(), column.type(), column.nativeType());
  }
}
