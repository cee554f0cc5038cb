package dev.floe.dbt.render;

import dev.floe.artifacts.SqlText;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.NodeRuntime;
import dev.floe.dbt.adapter.Introspector;
import dev.floe.dbt.adapter.SessionIntrospector;
import dev.floe.dbt.adapter.ShadowCatalog;
import dev.floe.dbt.context.Phase;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.References;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.macro.MacroDefinition;
import dev.floe.dbt.macro.MacroLibrary;
import dev.floe.dbt.parse.BodyRenderer;
import dev.floe.dbt.parse.ManifestView;
import dev.floe.dbt.python.PlainPython;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.None;
import dev.floe.spi.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders a loaded project: at compile time, while it runs, and on request. Safe for threads. */
public final class ProjectRendering {

  private final NodeRenderer nodes;
  private final Workshop workshop;
  private final ProjectGraph graph;
  private final ManifestView manifest;

  ProjectRendering(
      Workshop workshop, ProjectGraph graph, ManifestView manifest, Perspective perspective) {
    this.workshop = workshop;
    this.graph = graph;
    this.manifest = manifest;
    this.nodes = new NodeRenderer(workshop, graph, References.over(graph), manifest, perspective);
  }

  /** Renders nodes without a warehouse. */
  public BodyRenderer bodies(ShadowCatalog catalog) {
    return new CompilingRenderer(nodes, catalog, true);
  }

  /** Renders nodes without a warehouse, as if the relation of each were there already. */
  public BodyRenderer laterBodies(ShadowCatalog catalog) {
    return new CompilingRenderer(nodes, catalog, false);
  }

  /** Renders what an executor asks for. */
  public NodeRuntime runtime() {
    return new ProjectRuntime(nodes.running(new SharedGraph(manifest)));
  }

  /** Renders a query that belongs to no node; it may refer to any. */
  public Result<SqlText> inline(Template template, Session session) {
    return inline(template, None.NONE, session);
  }

  /** Renders a query about a source, which is {@code this} to it. */
  public Result<SqlText> inline(Template template, SourceTable source, Session session) {
    return inline(template, RelationValues.of(source, workshop.names()), session);
  }

  private Result<SqlText> inline(Template template, Object self, Session session) {
    List<Diagnostic> found = new ArrayList<>();
    NodeRenderer.Outcome outcome =
        nodes.inline(template, SessionIntrospector.reading(session), bench(self, session, found));
    return switch (outcome) {
      case NodeRenderer.Outcome.Rendered rendered ->
          Result.of(rendered.sql(), rendered.warnings()).with(found);
      case NodeRenderer.Outcome.Waits waits ->
          throw new IllegalStateException("a session answers everything: " + waits.reason());
      case NodeRenderer.Outcome.Failed failed -> Result.failed(failed.diagnostics());
    };
  }

  /**
   * Runs a macro by its name ({@code grant_all}, {@code dbt_utils.x}) outside any node.
   *
   * @param arguments by parameter name, plain values
   * @return what the macro returned, plain, empty for none
   */
  public Result<Optional<Object>> operation(
      String name, Map<String, @Nullable Object> arguments, Session session) {
    Optional<Diagnostic> missing = missing(name);
    if (missing.isPresent()) {
      return Result.failed(List.of(missing.get()));
    }
    MacroDefinition macro = find(name).orElseThrow();
    List<Diagnostic> found = new ArrayList<>();
    Map<String, Object> keywords = new LinkedHashMap<>();
    arguments.forEach((key, value) -> keywords.put(key, PlainPython.of(value)));
    try {
      Object result =
          workshop
              .templates()
              .call(macro, operationBench(session, found).context(), List.of(), keywords);
      return Result.of(Optional.ofNullable(PlainPython.plain(result)), found);
    } catch (RenderException refused) {
      Span defined = macro.span();
      Template place = new Template(defined.file(), "", defined.start());
      found.add(Places.diagnostic(refused, place, macro.uniqueId()));
      return Result.failed(found);
    }
  }

  /** What is to be said where there is no macro of that name to run; empty if there is. */
  public Optional<Diagnostic> missing(String name) {
    if (find(name).isPresent()) {
      return Optional.empty();
    }
    MacroLibrary library = workshop.templates().library();
    return Optional.of(
        Diagnostic.of(DbtCode.UNKNOWN_OPERATION, "there is no macro '" + name + "' to run")
            .withHelp(
                library.namesIn(library.rootProject()).isEmpty()
                    ? "define {% macro " + name + "() %} in macros/"
                    : Suggestion.help(name, library.namesIn(library.rootProject()))));
  }

  private Optional<MacroDefinition> find(String name) {
    MacroLibrary library = workshop.templates().library();
    int dot = name.indexOf('.');
    return dot < 0
        ? library.find(library.rootProject(), name).or(() -> inPackages(library, name))
        : library.findIn(name.substring(0, dot), name.substring(dot + 1));
  }

  private static Optional<MacroDefinition> inPackages(MacroLibrary library, String name) {
    return library.packages().stream()
        .flatMap(where -> library.findIn(where, name).stream())
        .findFirst();
  }

  private Workshop.Bench operationBench(Session session, List<Diagnostic> found) {
    return bench(
        None.NONE,
        Phase.OPERATION,
        SessionIntrospector.changing(session),
        nodes.resolving(Optional.empty(), workshop.settings().rootProject()),
        found);
  }

  private NodeRenderer.InlineBench bench(Object self, Session session, List<Diagnostic> found) {
    return references ->
        bench(self, Phase.COMPILE, SessionIntrospector.reading(session), references, found);
  }

  private Workshop.Bench bench(
      Object self,
      Phase phase,
      Introspector database,
      ReferenceFunctions references,
      List<Diagnostic> found) {
    NodeScope scope =
        new NodeScope(
            phase,
            workshop.invocation(),
            workshop.settings(),
            workshop.relations(),
            workshop.settings().rootProject(),
            self,
            NodeScope::nothing,
            () -> PlainPython.dict(manifest.graph()),
            new RunningConfig(Map.of(), "an operation"),
            references,
            Optional.of(database),
            new ReadLog(),
            found);
    return workshop.bench(scope, new HashMap<>());
  }

  /** The graph that is rendered. */
  public ProjectGraph graph() {
    return graph;
  }
}
