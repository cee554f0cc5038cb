package dev.floe.dbt.render;

import dev.floe.artifacts.SqlText;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.adapter.DeferredRender;
import dev.floe.dbt.adapter.Introspector;
import dev.floe.dbt.adapter.PyRelation;
import dev.floe.dbt.context.Phase;
import dev.floe.dbt.graph.Language;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.References;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.parse.ManifestView;
import dev.floe.dbt.python.PlainPython;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.PyDict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Renders the nodes of a graph to SQL, ephemeral models inlined. Safe for several threads. */
final class NodeRenderer {

  private final Workshop workshop;
  private final ProjectGraph graph;
  private final References references;
  private final ManifestView manifest;
  private final Perspective perspective;
  private final Supplier<PyDict> graphValue;

  /**
   * Renders ahead of a run: what a template changes in {@code graph} is seen by that template
   * alone.
   */
  NodeRenderer(
      Workshop workshop,
      ProjectGraph graph,
      References references,
      ManifestView manifest,
      Perspective perspective) {
    this(
        workshop,
        graph,
        references,
        manifest,
        perspective,
        () -> PlainPython.dict(manifest.graph()));
  }

  private NodeRenderer(
      Workshop workshop,
      ProjectGraph graph,
      References references,
      ManifestView manifest,
      Perspective perspective,
      Supplier<PyDict> graphValue) {
    this.perspective = perspective;
    this.workshop = workshop;
    this.graph = graph;
    this.references = references;
    this.manifest = manifest;
    this.graphValue = graphValue;
  }

  /** Renders during a run, whose templates and hooks all see one {@code graph}. */
  NodeRenderer running(Supplier<PyDict> shared) {
    return new NodeRenderer(workshop, graph, references, manifest, perspective, shared);
  }

  /** What became of a rendering. */
  sealed interface Outcome {

    /** The SQL, and warnings. */
    record Rendered(SqlText sql, List<Diagnostic> warnings) implements Outcome {}

    /** It must wait for the run. */
    record Waits(String reason, Optional<Span> span) implements Outcome {}

    /** It cannot be rendered. */
    record Failed(List<Diagnostic> diagnostics) implements Outcome {}
  }

  Workshop workshop() {
    return workshop;
  }

  ProjectGraph graph() {
    return graph;
  }

  References references() {
    return references;
  }

  ManifestView manifest() {
    return manifest;
  }

  Optional<ResourceNode> find(String uniqueId) {
    return graph.node(uniqueId);
  }

  /**
   * Renders a node's own template.
   *
   * @param database who answers the questions of a node
   */
  Outcome render(ResourceNode node, Phase phase, Function<ResourceNode, Introspector> database) {
    return render(node, phase, database, Variation.none());
  }

  /** Renders a node's own template, but for the ephemeral models it reads, in another way. */
  Outcome render(
      ResourceNode node,
      Phase phase,
      Function<ResourceNode, Introspector> database,
      Variation variation) {
    List<Diagnostic> warnings = new ArrayList<>();
    Template template = node.template();
    if (node.identity().language() == Language.PYTHON
        && node.identity().type() != ResourceType.FUNCTION) {
      return new Outcome.Failed(List.of(unsupported(node)));
    }
    try {
      Set<String> ephemerals = new LinkedHashSet<>();
      SqlText own =
          own(node, template, phase, database.apply(node), variation, ephemerals, warnings);
      List<CteInjection.Cte> ctes = new ArrayList<>();
      inline(ephemerals, phase, database, new LinkedHashSet<>(), ctes, warnings);
      return new Outcome.Rendered(injected(own, ctes), warnings);
    } catch (DeferredRender deferred) {
      return new Outcome.Waits(deferred.reason(), Places.outermost(deferred));
    } catch (RenderException refused) {
      if (isOfUnreadMacro(refused)) {
        return new Outcome.Waits("has errors", Places.outermost(refused));
      }
      warnings.add(failure(refused, node));
      return new Outcome.Failed(warnings);
    }
  }

  /** A generic test calls but one macro itself: one that is not there is a test that is not. */
  private static Diagnostic failure(RenderException refused, ResourceNode node) {
    Diagnostic found = Places.diagnostic(refused, node.template(), node.uniqueId());
    if (!(node.detail() instanceof NodeDetail.GenericTest test)
        || !Places.isMissing(refused, "test_" + test.name(), test.namespace())) {
      return found;
    }
    String name = test.namespace().map(space -> space + ".").orElse("") + test.name();
    return Diagnostic.at(
            DbtCode.UNKNOWN_TEST, node.template().span(), "there is no generic test '" + name + "'")
        .about(node.uniqueId());
  }

  /** A macro whose file cannot be parsed is not unknown: what is wrong with it has been told. */
  private boolean isOfUnreadMacro(RenderException refused) {
    return Places.unknownName(refused).filter(workshop.templates().library()::isUnread).isPresent();
  }

  private static Diagnostic unsupported(ResourceNode node) {
    return Diagnostic.at(
            DbtCode.UNSUPPORTED_LANGUAGE,
            Span.file(node.identity().file()),
            "Python models are not supported: '" + node.identity().name() + "' is not built")
        .about(node.uniqueId())
        .withHelp("write the model in SQL");
  }

  private SqlText own(
      ResourceNode node,
      Template template,
      Phase phase,
      Introspector database,
      Variation variation,
      Set<String> ephemerals,
      List<Diagnostic> warnings) {
    ResolvingReferences resolving =
        resolving(Optional.of(node), node.identity().packageName(), variation);
    Map<String, Object> names = variation.names(manifest, node);
    Workshop.Bench bench = bench(node, phase, database, resolving, warnings, names);
    SqlText sql = MappedSql.of(workshop.templates().render(template, bench.context(), true));
    ephemerals.addAll(resolving.ephemerals());
    return sql;
  }

  /** With the CTEs of ephemeral models, unless the command leaves them out. */
  private SqlText injected(SqlText own, List<CteInjection.Cte> ctes) {
    boolean left = Boolean.FALSE.equals(workshop.invocation().flags().get("INJECT_EPHEMERAL_CTES"));
    return left ? own : CteInjection.into(own, ctes);
  }

  /** Makes the context of a query that belongs to no node. */
  @FunctionalInterface
  interface InlineBench {

    Workshop.Bench with(ResolvingReferences references);
  }

  /** Renders a query that belongs to no node. */
  Outcome inline(Template template, Introspector database, InlineBench benches) {
    List<Diagnostic> warnings = new ArrayList<>();
    try {
      ResolvingReferences resolving =
          resolving(Optional.empty(), workshop.settings().rootProject());
      Workshop.Bench bench = benches.with(resolving);
      SqlText own = MappedSql.of(workshop.templates().render(template, bench.context(), true));
      List<CteInjection.Cte> ctes = new ArrayList<>();
      inline(
          new LinkedHashSet<>(resolving.ephemerals()),
          Phase.COMPILE,
          asking -> database,
          new LinkedHashSet<>(),
          ctes,
          warnings);
      return new Outcome.Rendered(injected(own, ctes), warnings);
    } catch (RenderException refused) {
      warnings.add(Places.diagnostic(refused, template, ""));
      return new Outcome.Failed(warnings);
    }
  }

  /** The CTEs of ephemeral models, each after those it reads itself. */
  private void inline(
      Set<String> ids,
      Phase phase,
      Function<ResourceNode, Introspector> database,
      Set<String> done,
      List<CteInjection.Cte> ctes,
      List<Diagnostic> warnings) {
    for (String id : ids) {
      if (done.add(id)) {
        ResourceNode model = graph.node(id).orElseThrow();
        Set<String> inner = new LinkedHashSet<>();
        SqlText sql =
            own(
                model,
                model.template(),
                phase,
                database.apply(model),
                Variation.none(),
                inner,
                warnings);
        inline(inner, phase, database, done, ctes, warnings);
        ctes.add(
            new CteInjection.Cte(PyRelation.EPHEMERAL_PREFIX + model.placement().alias(), sql));
      }
    }
  }

  ResolvingReferences resolving(Optional<ResourceNode> node, String packageName) {
    return resolving(node, packageName, Variation.none());
  }

  private ResolvingReferences resolving(
      Optional<ResourceNode> node, String packageName, Variation variation) {
    boolean withoutRows = Boolean.TRUE.equals(workshop.invocation().flags().get("EMPTY"));
    return new ResolvingReferences(
        graph,
        references,
        workshop.relations(),
        workshop.names(),
        node,
        packageName,
        withoutRows,
        variation,
        perspective);
  }

  /** The context of a node in some phase. */
  Workshop.Bench bench(
      ResourceNode node,
      Phase phase,
      Introspector database,
      ReferenceFunctions resolving,
      List<Diagnostic> warnings,
      Map<String, Object> extras) {
    NodeScope scope =
        new NodeScope(
            phase,
            workshop.invocation(),
            workshop.settings(),
            workshop.relations(),
            node.identity().packageName(),
            RelationValues.of(node, workshop.names()),
            () -> manifest.node(node.uniqueId()),
            graphValue,
            new RunningConfig(node.config().plain(), node.uniqueId()),
            resolving,
            Optional.of(database),
            new ReadLog(),
            warnings);
    Workshop.Bench bench = workshop.bench(scope, extras);
    if (node.detail() instanceof NodeDetail.GenericTest test) {
      extras.put(
          TestKeywords.NAME,
          new TestKeywords(workshop.templates(), bench.context(), node.template(), true)
              .of(test.arguments()));
    }
    return bench;
  }
}
