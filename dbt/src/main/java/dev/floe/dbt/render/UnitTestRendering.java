package dev.floe.dbt.render;

import dev.floe.artifacts.SqlText;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.NodeRuntime.UnitTestQuery;
import dev.floe.dbt.adapter.PyRelation;
import dev.floe.dbt.adapter.SessionIntrospector;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.context.Phase;
import dev.floe.dbt.graph.CallText;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.PassiveResource;
import dev.floe.dbt.graph.QuotedNames;
import dev.floe.dbt.graph.Resolution;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.dbt.graph.Template;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Texts;
import dev.floe.spi.Column;
import dev.floe.spi.Dialect;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders one unit test: its model over fixtures, and the rows that are expected. */
final class UnitTestRendering {

  private final NodeRenderer nodes;
  private final PassiveResource test;
  private final ResourceNode model;
  private final Session session;
  private final Dialect dialect;
  private final List<Diagnostic> found = new ArrayList<>();
  private final Map<String, PyRelation> fixtures = new LinkedHashMap<>();
  private final List<CteInjection.Cte> ctes = new ArrayList<>();

  UnitTestRendering(NodeRenderer nodes, PassiveResource test, Session session) {
    this.nodes = nodes;
    this.test = test;
    this.model = nodes.find(test.dependencies().nodes().getFirst()).orElseThrow();
    this.session = session;
    this.dialect = nodes.workshop().relations().dialect();
  }

  Result<UnitTestQuery> render() {
    try {
      for (Object one : PlainValues.list(test.content().get("given"))) {
        add(PlainValues.mapping(one));
      }
      SqlText actual = CteInjection.into(actual(), ctes);
      return Result.of(query(actual), found);
    } catch (RenderException refused) {
      Template place =
          refused.span().isPresent() ? model.template() : Template.file(test.identity().file(), "");
      Diagnostic why = Places.diagnostic(refused, place, test.uniqueId());
      found.add(refused.span().isPresent() ? why : why.at(declared()));
      return Result.failed(found);
    } catch (SqlFailure refused) {
      found.add(
          Diagnostic.at(
                  DbtCode.QUERY_REFUSED,
                  declared(),
                  "the database refuses the model over the rows of unit test '"
                      + test.identity().name()
                      + "': "
                      + refused.getMessage().lines().findFirst().orElse(""))
              .about(test.uniqueId()));
      return Result.failed(found);
    }
  }

  private Span declared() {
    return test.properties().declaredAt().orElse(Span.file(test.identity().file()));
  }

  private void add(Map<String, @Nullable Object> given) throws SqlFailure {
    String input = PlainValues.text(given.get("input"), "").strip();
    String id = input.equals("this") ? model.uniqueId() : resolve(input);
    PyRelation fixture = PyRelation.ephemeral(name(id), nodes.workshop().relations());
    fixtures.put(id, fixture);
    String sql =
        given.get("rows") instanceof String written
            ? rendered(written)
            : new FixtureSql(dialect, columns(id), "'" + name(id) + "'").whole(rows(given));
    ctes.add(new CteInjection.Cte(Texts.str(fixture), SqlText.unmapped(sql)));
  }

  private String resolve(String input) {
    String packageName = test.identity().packageName();
    Optional<Resolution> target =
        CallText.ref(input, declared())
            .map(call -> nodes.references().ref(call, packageName))
            .or(() ->
                CallText.source(input, declared())
                    .map(call -> nodes.references().source(call, packageName)));
    if (target.isPresent() && target.get() instanceof Resolution.Found node) {
      return node.uniqueId();
    }
    throw new RenderException(
        DbtCode.BAD_UNIT_TEST, "the input '" + input + "' is not a node of the project");
  }

  private String name(String id) {
    Optional<SourceTable> source = nodes.graph().source(id);
    if (source.isPresent()) {
      return source.get().sourceName() + "__" + source.get().identity().name();
    }
    ResourceNode node = nodes.find(id).orElseThrow();
    String version =
        node.detail() instanceof NodeDetail.Model detail
            ? detail.version().map(v -> "_v" + v.replace('.', '_')).orElse("")
            : "";
    return node.identity().name() + version;
  }

  private List<Column> columns(String id) throws SqlFailure {
    QuotedNames names = nodes.workshop().names();
    Optional<SourceTable> source = nodes.graph().source(id);
    if (source.isPresent()) {
      return describe(RelationValues.of(source.get(), names));
    }
    ResourceNode node = nodes.find(id).orElseThrow();
    boolean there =
        !node.materialization().equals("ephemeral")
            && session.relation(node.placement().relation()).isPresent();
    return there ? describe(RelationValues.of(node, names)) : session.describe(body(node));
  }

  private List<Column> describe(PyRelation relation) throws SqlFailure {
    return session.describe("select * from " + Texts.str(relation));
  }

  /** The SQL of a model that is not in the database: its columns are those of its relation. */
  private String body(ResourceNode node) {
    NodeRenderer.Outcome outcome =
        nodes.render(node, Phase.COMPILE, asking -> SessionIntrospector.reading(session));
    if (outcome instanceof NodeRenderer.Outcome.Rendered rendered) {
      return rendered.sql().text();
    }
    throw new RenderException(
            DbtCode.BAD_UNIT_TEST,
            "the columns of '" + node.identity().name() + "' are not known: it is not there")
        .withHelp("build it first, or give its rows in the format sql");
  }

  private SqlText actual() {
    Workshop.Bench bench = bench();
    return MappedSql.of(
        nodes.workshop().templates().render(model.template(), bench.context(), true));
  }

  private Workshop.Bench bench() {
    Map<String, Object> names = new HashMap<>();
    String packageName = model.identity().packageName();
    FixtureReferences references =
        new FixtureReferences(
            nodes.resolving(Optional.of(model), packageName),
            nodes.references(),
            packageName,
            fixtures);
    Workshop.Bench bench =
        nodes.bench(
            model, Phase.COMPILE, SessionIntrospector.reading(session), references, found, names);
    Optional.ofNullable(fixtures.get(model.uniqueId())).ifPresent(own -> names.put("this", own));
    new UnitTestOverrides(test.content().get("overrides"))
        .into(names, bench.context().macros(), nodes.workshop(), packageName);
    return bench;
  }

  private String rendered(String sql) {
    Template template = Template.file(test.identity().file(), sql);
    return Texts.str(nodes.workshop().templates().render(template, bench().context(), true));
  }

  private UnitTestQuery query(SqlText actual) throws SqlFailure {
    Map<String, @Nullable Object> expect = PlainValues.mapping(test.content().get("expect"));
    if (expect.get("rows") instanceof String written) {
      String expected = rendered(written);
      return new UnitTestQuery(actual, expected, names(session.describe(expected)));
    }
    FixtureSql rows = new FixtureSql(dialect, session.describe(actual.text()), "expected output");
    List<Map<String, @Nullable Object>> written = rows(expect);
    return new UnitTestQuery(actual, rows.asWritten(written), names(rows.named(written)));
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  private static List<Map<String, @Nullable Object>> rows(Map<String, @Nullable Object> fixture) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    PlainValues.list(fixture.get("rows")).forEach(row -> rows.add(PlainValues.mapping(row)));
    return rows;
  }
}
