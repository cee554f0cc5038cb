package dev.floe.cli.dbt;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlText;
import dev.floe.cli.command.Invocation;
import dev.floe.dbt.NodeRuntime;
import dev.floe.dbt.artifact.Stamp;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.lower.Lowering;
import dev.floe.dbt.render.DbtTemplateEngine;
import dev.floe.dbt.render.Perspective;
import dev.floe.dbt.render.ProjectRendering;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.spi.Engine;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;

/** A loaded project and everything a subcommand on it needs. */
final class DbtWork {

  private final Verb verb;
  private final Invocation invocation;
  private final DbtFlags flags;
  private final DbtLog log;
  private final DbtProject project;
  private final DbtArtifacts artifacts;
  private final Instant started;

  DbtWork(
      Verb verb,
      Invocation invocation,
      DbtFlags flags,
      DbtLog log,
      DbtProject project,
      String invocationId,
      Instant started) {
    this.verb = verb;
    this.invocation = invocation;
    this.flags = flags;
    this.log = log;
    this.project = project;
    this.started = started;
    String target = project.targetName(flags);
    this.artifacts =
        new DbtArtifacts(
            project.loaded(),
            project.plugin().dialect(),
            project.folder().resolve(target),
            target,
            new Stamp(DbtProject.DBT_VERSION, started, started, invocationId)
                .in(invocation.surroundings().environment()));
  }

  Verb verb() {
    return verb;
  }

  Invocation invocation() {
    return invocation;
  }

  DbtFlags flags() {
    return flags;
  }

  DbtLog log() {
    return log;
  }

  DbtProject project() {
    return project;
  }

  DbtArtifacts artifacts() {
    return artifacts;
  }

  ProjectGraph graph() {
    return project.loaded().graph();
  }

  /** {@code target/}. */
  Path target() {
    return project.folder().resolve(project.targetName(flags));
  }

  /** How long the command has been running. */
  Duration elapsed() {
    return Duration.between(started, invocation.surroundings().clock().instant());
  }

  void tell(List<Diagnostic> diagnostics) {
    log.findings(flags.judged(diagnostics), DbtProject.sources(project.folder(), invocation));
  }

  /** The unique ids the command works on; what is wrong with the selection has been told. */
  Result<SortedSet<String>> selected() {
    Result<SortedSet<String>> selected = new DbtSelection(this).ids();
    tell(selected.diagnostics());
    List<Diagnostic> judged = flags.judged(selected.diagnostics());
    return selected
        .value()
        .map(ids -> Result.of(ids, judged))
        .orElseGet(() -> Result.failed(judged));
  }

  /** Renders from the usual perspective: for what belongs to no node. */
  ProjectRendering rendering() {
    return rendering(Perspective.usual());
  }

  ProjectRendering rendering(Perspective perspective) {
    return DbtTemplateEngine.rendering(
        project.loaded().renderer(), graph(), artifacts.forTemplates(), perspective);
  }

  /**
   * Where the selected nodes read: {@code --defer} and {@code --sample}. What is wrong with them
   * has been told.
   */
  Optional<Perspective> perspective(SortedSet<String> ids, Session session) {
    Result<Map<String, RelationName>> deferred = new Deferral(this).relations(ids, session);
    Result<Optional<Perspective.Window>> sample = sample();
    tell(deferred.diagnostics());
    tell(sample.diagnostics());
    deferred.value().ifPresent(artifacts::defer);
    return deferred.isOk() && sample.isOk()
        ? Optional.of(
            new Perspective(
                deferred.value().orElseThrow(), sample.value().orElseThrow(), List.copyOf(ids)))
        : Optional.empty();
  }

  private Result<Optional<Perspective.Window>> sample() {
    return flags
        .value("--sample")
        .map(text -> SampleWindow.parse(text, started).map(Optional::of))
        .orElseGet(() -> Result.ok(Optional.empty()));
  }

  Lowering lowering() {
    return new Lowering(Lowering.late(), project::seedDigest);
  }

  /** The SQL of a node, rendered now; empty text for a seed. */
  Result<SqlText> body(ResourceNode node, NodeRuntime runtime, Session session) {
    if (node.detail() instanceof NodeDetail.Analysis) {
      return runtime.body(lowering().analysis(node), session);
    }
    return lowering()
        .lower(node)
        .then(lowered ->
            lowered.isEmpty() || lowered.get() instanceof Node.Seed
                ? Result.ok(SqlText.unmapped(""))
                : runtime.body(lowered.get(), session));
  }

  /** The nodes of these ids, each after those it reads. */
  List<ResourceNode> nodes(SortedSet<String> ids) {
    Set<String> seen = new HashSet<>();
    SequencedMap<String, ResourceNode> nodes = new LinkedHashMap<>();
    ids.forEach(id -> visit(id, ids, seen, nodes));
    return List.copyOf(nodes.values());
  }

  private void visit(
      String id,
      SortedSet<String> ids,
      Set<String> seen,
      SequencedMap<String, ResourceNode> nodes) {
    Deque<String> path = new ArrayDeque<>(List.of(id));
    while (!path.isEmpty()) {
      String next = path.peek();
      List<String> open =
          seen.add(next)
              ? graph().parents(next).stream().filter(parent -> !seen.contains(parent)).toList()
              : List.of();
      if (open.isEmpty()) {
        path.pop();
        graph()
            .node(next)
            .filter(node -> ids.contains(next))
            .ifPresent(node -> nodes.put(next, node));
      } else {
        open.forEach(path::push);
      }
    }
  }

  static Session session(Engine engine) {
    try {
      return engine.session();
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
  }
}
