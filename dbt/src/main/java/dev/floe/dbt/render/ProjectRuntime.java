package dev.floe.dbt.render;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlText;
import dev.floe.dbt.NodeRuntime;
import dev.floe.dbt.adapter.PyRelation;
import dev.floe.dbt.adapter.PyResponse;
import dev.floe.dbt.adapter.PyTable;
import dev.floe.dbt.adapter.SessionIntrospector;
import dev.floe.dbt.context.Phase;
import dev.floe.dbt.graph.HookTemplates;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.PassiveResource;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.macro.MacroDefinition;
import dev.floe.dbt.python.PlainPython;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Iteration;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyIterable;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PyTuple;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Renders what only templates can tell while a project runs. Safe for several threads. */
final class ProjectRuntime implements NodeRuntime {

  private final NodeRenderer nodes;
  private final Materializations materializations;
  private final StrategyMacros strategies;
  private final LatestVersionPointer pointers;

  ProjectRuntime(NodeRenderer nodes) {
    this.nodes = nodes;
    this.strategies = new StrategyMacros(nodes);
    this.pointers = new LatestVersionPointer(nodes);
    this.materializations =
        new Materializations(
            nodes.workshop().templates().library(), nodes.workshop().dispatcher().adapters());
  }

  private ResourceNode node(Node node) {
    return nodes
        .find(node.uniqueId())
        .orElseThrow(() -> new IllegalStateException("not in the project: " + node.uniqueId()));
  }

  @Override
  public Result<SqlText> body(Node node, Session session) {
    return body(node(node), session, Variation.none());
  }

  @Override
  public Result<SqlText> body(Node node, Session session, Batch batch) {
    return body(node(node), session, new Variation(Optional.of(batch)));
  }

  @Override
  public boolean hasOwnStrategy(Node node, String strategy) {
    return strategies.find(node(node), strategy).isPresent();
  }

  @Override
  public Result<SqlText> incrementalSql(Node node, NewRows rows, Session session) {
    return strategies.sql(node(node), rows, session);
  }

  @Override
  public Result<Optional<RelationName>> latestVersionPointer(Node.Model model, Session session) {
    return pointers.of(node(model), session);
  }

  @Override
  public Optional<Result<SnapshotStrategy>> snapshotStrategy(
      Node node, SnapshotSides sides, Session session) {
    return strategies.snapshot(node(node), sides, session);
  }

  @Override
  public Optional<Result<SqlText>> testSql(Node.Test test, SqlText failing, Session session) {
    StrategyMacros.TestCounting counting =
        new StrategyMacros.TestCounting(
            failing.text(),
            test.spec().failCalc(),
            test.spec().warnIf(),
            test.spec().errorIf(),
            test.spec().limit());
    return strategies.test(node(test), counting, session);
  }

  private Result<SqlText> body(ResourceNode node, Session session, Variation variation) {
    Phase phase = node.identity().type() == ResourceType.TEST ? Phase.TEST : Phase.COMPILE;
    NodeRenderer.Outcome outcome =
        nodes.render(node, phase, asking -> SessionIntrospector.reading(session), variation);
    return switch (outcome) {
      case NodeRenderer.Outcome.Rendered rendered -> Result.of(rendered.sql(), rendered.warnings());
      case NodeRenderer.Outcome.Waits waits ->
          throw new IllegalStateException("a session answers everything: " + waits.reason());
      case NodeRenderer.Outcome.Failed failed -> Result.failed(failed.diagnostics());
    };
  }

  @Override
  public Result<UnitTestQuery> unitTest(Node.UnitTest test, Session session) {
    PassiveResource resource = nodes.graph().passive().get(test.uniqueId());
    if (resource == null) {
      throw new IllegalStateException("not in the project: " + test.uniqueId());
    }
    return new UnitTestRendering(nodes, resource, session).render();
  }

  @Override
  public List<Hook> hooks(Node node, HookPosition position) {
    ResourceNode resource = node(node);
    List<HookText> texts = configured(resource, position);
    List<Template> templates =
        HookTemplates.of(
            resource.config(),
            key(position),
            texts.stream().map(HookText::sql).toList(),
            resource.template());
    List<Hook> hooks = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      hooks.add(
          new RenderedHook(resource, templates.get(i), texts.get(i).inTransaction(), Map.of()));
    }
    return hooks;
  }

  private static String key(HookPosition position) {
    return position == HookPosition.BEFORE ? "pre-hook" : "post-hook";
  }

  private static List<HookText> configured(ResourceNode node, HookPosition position) {
    return HookText.all(node.config().get(key(position)).orElse(null));
  }

  @Override
  public List<RunHook> runHooks(HookPosition position, RunSummary summary) {
    Map<String, Object> extras = runFacts(summary);
    return nodes.graph().nodes().values().stream()
        .filter(node ->
            node.detail() instanceof NodeDetail.RunHook hook
                && hook.atStart() == (position == HookPosition.BEFORE))
        .sorted(this::rootFirst)
        .<RunHook>map(node -> new RenderedHook(node, node.template(), true, extras))
        .toList();
  }

  /** As dbt sorts them: the root project, then packages by name. */
  private int rootFirst(ResourceNode a, ResourceNode b) {
    String root = nodes.graph().rootProject();
    boolean rootA = a.identity().packageName().equals(root);
    boolean rootB = b.identity().packageName().equals(root);
    if (rootA != rootB) {
      return rootA ? -1 : 1;
    }
    int byPackage = a.identity().packageName().compareTo(b.identity().packageName());
    return byPackage != 0
        ? byPackage
        : Integer.compare(
            ((NodeDetail.RunHook) a.detail()).index(), ((NodeDetail.RunHook) b.detail()).index());
  }

  @Override
  public boolean hasOwnMaterialization(Node node) {
    return nodes.find(node.uniqueId()).flatMap(materializations::own).isPresent();
  }

  @Override
  public Result<Materialized> materialize(Node node, Session session) {
    ResourceNode resource = node(node);
    MacroDefinition macro =
        materializations
            .own(resource)
            .orElseThrow(() ->
                new IllegalStateException("no materialization of its own: " + node.uniqueId()));
    Optional<Diagnostic> foreign = Materializations.foreign(macro, resource);
    if (foreign.isPresent()) {
      return Result.failed(List.of(foreign.get()));
    }
    Result<SqlText> body = body(resource, session, Variation.none());
    if (!body.isOk() || body.value().isEmpty()) {
      return Result.failed(body.diagnostics());
    }
    List<Diagnostic> found = new ArrayList<>(body.diagnostics());
    try {
      return Result.of(run(macro, resource, body.value().get().text(), session, found), found);
    } catch (RenderException refused) {
      found.add(Places.diagnostic(refused, resource.template(), resource.uniqueId()));
      return Result.failed(found);
    }
  }

  private Materialized run(
      MacroDefinition macro,
      ResourceNode node,
      String sql,
      Session session,
      List<Diagnostic> found) {
    Map<String, Object> extras = new HashMap<>();
    extras.put("sql", sql);
    extras.put("compiled_code", sql);
    extras.put("pre_hooks", hookList(configured(node, HookPosition.BEFORE)));
    extras.put("post_hooks", hookList(configured(node, HookPosition.AFTER)));
    ResolvingReferences references =
        nodes.resolving(Optional.of(node), node.identity().packageName());
    Workshop.Bench bench =
        nodes.bench(
            node, Phase.EXECUTE, SessionIntrospector.changing(session), references, found, extras);
    Object result = nodes.workshop().templates().call(macro, bench.context(), List.of(), Map.of());
    Optional<PyDict> main = bench.members().results().find("main");
    return new Materialized(
        relations(result),
        main.map(ProjectRuntime::fetched).orElse(List.of()),
        main.map(ProjectRuntime::written).orElse(OptionalLong.empty()));
  }

  private static List<List<@Nullable Object>> fetched(PyDict statement) {
    List<List<@Nullable Object>> fetched = new ArrayList<>();
    if (statement.get("table") instanceof PyTable table) {
      for (List<Object> row : table.rows()) {
        List<@Nullable Object> plain = new ArrayList<>();
        row.forEach(value -> plain.add(PlainPython.plain(value)));
        fetched.add(plain);
      }
    }
    return fetched;
  }

  private static OptionalLong written(PyDict statement) {
    return statement.get("response") instanceof PyResponse response && response.rowsAffected() >= 0
        ? OptionalLong.of(response.rowsAffected())
        : OptionalLong.empty();
  }

  private static PyList hookList(List<HookText> hooks) {
    PyList list = new PyList();
    hooks.forEach(hook -> list.add(hook.asPython()));
    return list;
  }

  private static List<RelationName> relations(Object result) {
    Set<RelationName> names = new LinkedHashSet<>();
    if (result instanceof PyDict dict && dict.get("relations") instanceof PyIterable relations) {
      for (Object one : Iteration.list(relations)) {
        if (one instanceof PyRelation relation) {
          relation.name().ifPresent(names::add);
        }
      }
    }
    return List.copyOf(names);
  }

  /** A hook of a node or of the run. */
  private final class RenderedHook implements RunHook {

    private final ResourceNode owner;
    private final Template template;
    private final boolean inTransaction;
    private final Map<String, Object> extras;

    RenderedHook(
        ResourceNode owner, Template template, boolean inTransaction, Map<String, Object> extras) {
      this.owner = owner;
      this.template = template;
      this.inTransaction = inTransaction;
      this.extras = extras;
    }

    @Override
    public String uniqueId() {
      return owner.uniqueId();
    }

    @Override
    public boolean inTransaction() {
      return inTransaction;
    }

    @Override
    public Result<SqlText> render(Session session) {
      List<Diagnostic> found = new ArrayList<>();
      boolean ofRun = owner.detail() instanceof NodeDetail.RunHook;
      ResolvingReferences references =
          nodes.resolving(
              ofRun ? Optional.empty() : Optional.of(owner), owner.identity().packageName());
      Workshop.Bench bench =
          nodes.bench(
              owner,
              Phase.HOOK,
              SessionIntrospector.reading(session),
              references,
              found,
              new HashMap<>(extras));
      try {
        return Result.of(
            MappedSql.of(nodes.workshop().templates().render(template, bench.context(), true)),
            found);
      } catch (RenderException refused) {
        found.add(Places.diagnostic(refused, template, owner.uniqueId()));
        return Result.failed(found);
      }
    }
  }

  /** What {@code on-run-end} hooks may know of the run; each result has its node, as in dbt. */
  private Map<String, Object> runFacts(RunSummary summary) {
    Set<String> schemas = new LinkedHashSet<>();
    Set<List<String>> pairs = new LinkedHashSet<>();
    for (RelationName name : summary.schemas()) {
      schemas.add(name.schema().orElse(""));
      pairs.add(List.of(name.database().orElse(""), name.schema().orElse("")));
    }
    PyList databaseSchemas = new PyList();
    pairs.forEach(pair -> databaseSchemas.add(PyTuple.copyOf(pair)));
    return Map.of(
        "results", results(summary.results()),
        "schemas", PlainPython.list(schemas),
        "database_schemas", databaseSchemas);
  }

  private static PyList records(PyList dicts) {
    PyList records = new PyList();
    for (Object one : Iteration.list(dicts)) {
      records.add(one instanceof PyDict dict ? new PyRecord(dict) : one);
    }
    return records;
  }

  private PyList results(List<Map<String, @Nullable Object>> results) {
    PyList list = new PyList();
    for (Map<String, @Nullable Object> result : results) {
      PyDict entry = PlainPython.dict(result);
      entry.put(
          "node",
          new PyRecord(
              PlainPython.dict(nodes.manifest().node(String.valueOf(result.get("unique_id"))))));
      if (entry.get("timing") instanceof PyList times) {
        entry.put("timing", records(times));
      }
      list.add(new PyRecord(entry));
    }
    return list;
  }
}
