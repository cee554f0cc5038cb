package dev.floe.dbt.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumns;
import dev.floe.artifacts.NodeInfo;
import dev.floe.artifacts.SqlBody;
import dev.floe.artifacts.SqlText;
import dev.floe.compute.duckdb.DuckDbComputePlugin;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.NodeRuntime;
import dev.floe.dbt.NodeRuntime.HookPosition;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.testing.Projects;
import dev.floe.diagnostics.Result;
import dev.floe.spi.Engine;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuntimeTest {

  private Engine engine;
  private Session session;

  @BeforeEach
  void open() throws SqlFailure {
    engine = new DuckDbComputePlugin().open(Map.of("path", ":memory:"));
    session = engine.session();
    session.execute("attach ':memory:' as db; use db.main");
  }

  @AfterEach
  void close() {
    session.close();
    engine.close();
  }

  static Node.Model model(RenderedProject project, String name) {
    return model(project.node(name));
  }

  private static Node.Model model(ResourceNode node) {
    String name = node.identity().name();
    return new Node.Model(
        new NodeInfo(
            node.uniqueId(),
            name,
            "shop",
            "models/" + name + ".sql",
            List.of("shop", name),
            "",
            List.of(),
            Map.of(),
            Optional.empty()),
        node.placement().relation(),
        node.materialization(),
        Optional.empty(),
        new SqlBody.Deferred("a test", Optional.empty(), Optional.empty()),
        new NodeColumns.Unknown("a test", List.of()),
        List.of(),
        List.of(),
        Map.of());
  }

  private static String text(Result<SqlText> sql) {
    return sql.value().orElseThrow(() -> new AssertionError(sql.toString())).text().strip();
  }

  @Test
  void rowsAreThereWhenTheNodeRuns() throws SqlFailure {
    session.execute("create table a as select unnest(['x', 'y']) as kind");
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with("models/a.sql", "select 'x' as kind")
                .with(
                    "models/m.sql",
                    """
                    {%- set rows = run_query('select kind from ' ~ ref('a') ~ ' order by 1') -%}
                    select {% for kind in rows.columns['kind'].values() %}'{{ kind }}' as {{ kind }}{{ ", " if not loop.last }}{% endfor %}
                    """));

    assertThat(text(project.rendering().runtime().body(model(project, "m"), session)))
        .isEqualTo("select 'x' as x, 'y' as y");
  }

  @Test
  void nodesOfARunShareWhatOneOfThemKeepsInTheGraph() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "models/m.sql",
                    "{% set kept = graph.setdefault('kept', {'seen': []}) %}"
                        + "{% do kept.seen.append(kept.seen | length) %}select {{ kept.seen }} as s")
                .with("models/n.sql", "select '{{ graph.get('kept') }}' as s"));
    NodeRuntime runtime = project.rendering().runtime();

    assertThat(text(runtime.body(model(project, "m"), session))).isEqualTo("select [0] as s");
    assertThat(text(runtime.body(model(project, "m"), session))).isEqualTo("select [0, 1] as s");
    assertThat(text(runtime.body(model(project, "n"), session)))
        .isEqualTo("select '{'seen': [0, 1]}' as s");
    assertThat(text(project.rendering().runtime().body(model(project, "n"), session)))
        .isEqualTo("select 'None' as s");
  }

  @Test
  void theLatestVersionMayHaveAViewOfItsOwnName() {
    String pointer = "{enabled: true, alias: newest}";
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "models/models.yml",
                    "models: [{name: a, latest_version: 2, config: {latest_version_pointer: true},"
                        + " versions: [{v: 1}, {v: 2}]}, {name: b, versions: [{v: 1, config: {"
                        + "latest_version_pointer: "
                        + pointer
                        + "}}]}]")
                .with("models/a_v1.sql", "select 1 as n")
                .with("models/a_v2.sql", "select 2 as n")
                .with("models/b_v1.sql", "select 3 as n"));

    assertThat(pointer(project, "a.v1")).isEmpty();
    assertThat(pointer(project, "a.v2")).contains("a");
    assertThat(pointer(project, "b.v1")).contains("newest");
  }

  private Optional<String> pointer(RenderedProject project, String version) {
    ResourceNode node =
        project.loaded().value().orElseThrow().graph().node("model.shop." + version).orElseThrow();
    return project
        .rendering()
        .runtime()
        .latestVersionPointer(model(node), session)
        .value()
        .orElseThrow()
        .map(RelationName::identifier);
  }

  @Test
  void packagesReadTheConfigurationOfTheProject() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "models/m.sql",
                    "select {% for c in [adapter.config, builtins.ref.config] %}'{{ c.project_name }} "
                        + "{{ c.quoting.schema }} {{ c.vars.to_dict() }} "
                        + "{{ c.dependencies['shop'].project_name }}',{% endfor %}"));

    assertThat(text(project.rendering().runtime().body(model(project, "m"), session)))
        .isEqualTo("select 'shop True {} shop','shop True {} shop',");
  }

  @Test
  void anIncrementalModelSeesItsOwnTable() throws SqlFailure {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "models/m.sql",
                    "{{ config(materialized='incremental') }}select 1 as id"
                        + "{% if is_incremental() %} where 1 > (select max(id) from {{ this }})"
                        + "{% endif %}"));
    NodeRuntime runtime = project.rendering().runtime();

    assertThat(text(runtime.body(model(project, "m"), session))).isEqualTo("select 1 as id");
    session.execute("create table m as select 1 as id");
    assertThat(text(runtime.body(model(project, "m"), session)))
        .isEqualTo("select 1 as id where 1 > (select max(id) from \"db\".\"main\".\"m\")");
  }

  @Test
  void aRefusedQueryIsShownWhereItWasWritten() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "models/m.sql",
                    "{% set q %}\nselect *\nfrom no_such_table\n{% endset %}\n"
                        + "{% set rows = run_query(q) %}select 1"));

    Result<SqlText> result = project.rendering().runtime().body(model(project, "m"), session);

    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(found -> {
          assertThat(found.code()).isEqualTo(DbtCode.QUERY_REFUSED);
          assertThat(found.message()).contains("no_such_table");
          assertThat(found.span().orElseThrow()).hasToString("models/m.sql:3:6");
        });
  }

  @Test
  void hooksAreRenderedOneByOneWhenTheirTurnComes() throws SqlFailure {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "models/m.sql",
                    """
                    {{ config(
                        pre_hook=["create table log as select 1 as n", "{{ count_rows() }}"],
                        post_hook={'sql': 'vacuum', 'transaction': false}) }}
                    select 1 as id
                    """)
                .with(
                    "macros/h.sql",
                    "{% macro count_rows() %}{% if execute %}select {{ run_query('select count(*)"
                        + " from log').rows[0][0] }}, '{{ this.identifier }}'{% endif %}{% endmacro"
                        + " %}"));
    NodeRuntime runtime = project.rendering().runtime();

    List<NodeRuntime.Hook> before = runtime.hooks(model(project, "m"), HookPosition.BEFORE);
    session.execute(text(before.get(0).render(session)));

    assertThat(text(before.get(1).render(session))).isEqualTo("select 1, 'm'");
    assertThat(runtime.hooks(model(project, "m"), HookPosition.AFTER))
        .singleElement()
        .satisfies(hook -> assertThat(hook.inTransaction()).isFalse());
  }

  @Test
  void hooksOfTheRunKnowItsResults() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "dbt_project.yml",
                    "name: shop\n"
                        + "profile: shop\n"
                        + "on-run-start: select 0\n"
                        + "on-run-end:\n"
                        + "  - select {{ results | length }}, '{{ schemas | join(',') }}', '{{"
                        + " results[0].node.name }}'\n"
                        + "  - \"{% for d, s in database_schemas %}{{ d }}.{{ s }}{% endfor %}\"\n")
                .with("models/m.sql", "select 1 as id"));
    NodeRuntime runtime = project.rendering().runtime();
    NodeRuntime.RunSummary summary =
        new NodeRuntime.RunSummary(
            List.of(Map.of("status", "success", "unique_id", "model.shop.m")),
            List.of(RelationName.of("db", "main", "x")));

    assertThat(runtime.runHooks(HookPosition.BEFORE, NodeRuntime.RunSummary.empty())).hasSize(1);
    assertThat(runtime.runHooks(HookPosition.AFTER, summary))
        .extracting(hook -> text(hook.render(session)))
        .containsExactly("select 1, 'main', 'm'", "db.main");
  }

  @Test
  void aMaterializationOfTheProjectsOwnExecutesTheNode() throws SqlFailure {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "macros/twice.sql",
                    """
                    {% materialization twice, default %}
                      {%- set target_relation = this.incorporate(type='table') -%}
                      {{ run_hooks(pre_hooks, inside_transaction=True) }}
                      {% call statement('main') -%}
                        {{ create_table_as(False, target_relation, sql) }}
                      {%- endcall %}
                      {% call statement() %}insert into {{ target_relation }} {{ sql }}{% endcall %}
                      {{ adapter.commit() }}
                      {{ return({'relations': [target_relation]}) }}
                    {% endmaterialization %}
                    """)
                .with(
                    "models/m.sql",
                    "{{ config(materialized='twice', pre_hook='create table h as select 1 as n')"
                        + " }}select 7 as id")
                .with("models/n.sql", "select 7 as id"));
    NodeRuntime runtime = project.rendering().runtime();

    assertThat(runtime.hasOwnMaterialization(model(project, "n"))).isFalse();
    assertThat(runtime.hasOwnMaterialization(model(project, "m"))).isTrue();
    Result<NodeRuntime.Materialized> made = runtime.materialize(model(project, "m"), session);

    assertThat(made.diagnostics()).isEmpty();
    assertThat(made.value().orElseThrow().relations())
        .containsExactly(RelationName.of("db", "main", "m"));
    assertThat(session.query("select id from m").rows()).containsExactly(List.of(7L), List.of(7L));
    assertThat(session.query("select n from h").rows()).containsExactly(List.of(1L));
    assertThat(session.inTransaction()).isFalse();
  }

  @Test
  void whatAMaterializationFetchesIsTold() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "macros/counted.sql",
                    """
                    {% materialization counted, default %}
                      {% call statement('main', fetch_result=True) -%}
                        select count(*) as failures, true as w, 'no' as e from ({{ sql }})
                      {%- endcall %}
                      {{ return({'relations': []}) }}
                    {% endmaterialization %}
                    """)
                .with("models/m.sql", "{{ config(materialized='counted') }}select 7 as id"));

    NodeRuntime.Materialized made =
        project
            .rendering()
            .runtime()
            .materialize(model(project, "m"), session)
            .value()
            .orElseThrow();

    assertThat(made.relations()).isEmpty();
    assertThat(made.main()).containsExactly(List.of(1L, true, "no"));
  }

  @Test
  void aSnapshotStrategyOfTheProjectIsAsked() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "macros/by_version.sql",
                    """
                    {% macro snapshot_by_version_strategy(node, kept, seen, config, exists) %}
                      {% do return({
                        'unique_key': config['unique_key'],
                        'updated_at': 'now()',
                        'row_changed': kept ~ '.v < ' ~ seen ~ '.v' if exists else 'true',
                        'scd_id': snapshot_hash_arguments(config['unique_key'] + ['v'])
                      }) %}
                    {% endmacro %}
                    """)
                .with(
                    "snapshots/prices.sql",
                    "{% snapshot prices %}{{ config(strategy='by_version', unique_key=['a', 'b']) }}"
                        + "select 1 as a, 2 as b, 3 as v{% endsnapshot %}"));
    NodeRuntime runtime = project.rendering().runtime();

    NodeRuntime.SnapshotStrategy strategy =
        runtime
            .snapshotStrategy(
                model(project, "prices"), new NodeRuntime.SnapshotSides("t", "s", true), session)
            .orElseThrow()
            .value()
            .orElseThrow();

    assertThat(strategy.uniqueKey()).containsExactly("a", "b");
    assertThat(strategy.rowChanged()).isEqualTo("t.v < s.v");
    assertThat(strategy.scdId())
        .startsWith("md5(coalesce(cast(a as ")
        .endsWith(", ''))")
        .contains("cast(v as ");
  }

  @Test
  void aStrategyThatReturnsTooLittleIsRefused() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "macros/half.sql",
                    "{% macro snapshot_half_strategy(node, kept, seen, config, exists) %}"
                        + "{% do return({'unique_key': 'id'}) %}{% endmacro %}")
                .with(
                    "snapshots/prices.sql",
                    "{% snapshot prices %}{{ config(strategy='half', unique_key='id') }}"
                        + "select 1 as id{% endsnapshot %}"));

    assertThat(
            project
                .rendering()
                .runtime()
                .snapshotStrategy(
                    model(project, "prices"),
                    new NodeRuntime.SnapshotSides("t", "s", false),
                    session)
                .orElseThrow()
                .diagnostics())
        .singleElement()
        .satisfies(found -> assertThat(found.code()).isEqualTo(DbtCode.BAD_STRATEGY));
  }

  @Test
  void anOperationRunsAMacroWithItsArguments() throws SqlFailure {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "macros/o.sql",
                    "{% macro fill(n) %}{% do run_query('create table filled as select ' ~ n ~ ' as"
                        + " n') %}{% do log('filled ' ~ n, info=true) %}{% do return({'n': n + 1})"
                        + " %}{% endmacro %}"));

    Result<Optional<Object>> result =
        project.rendering().operation("fill", Map.of("n", 4L), session);

    assertThat(result.value().orElseThrow()).contains(Map.of("n", 5L));
    assertThat(session.query("select n from filled").rows()).containsExactly(List.of(4L));
    assertThat(project.logged).contains("info filled 4");
    assertThat(project.rendering().operation("fil", Map.of(), session).diagnostics())
        .singleElement()
        .satisfies(found -> assertThat(found.help()).contains("did you mean 'fill'?"));
  }

  @Test
  void anOperationMayBeAMacroOfAPackage() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with("dbt_packages/tools/dbt_project.yml", "name: tools\n")
                .with(
                    "dbt_packages/tools/macros/a.sql",
                    "{% macro answer() %}{{ return(42) }}{% endmacro %}")
                .with("models/m.sql", "select 1 as id"));

    assertThat(project.rendering().operation("answer", Map.of(), session).value().orElseThrow())
        .contains(42L);
  }

  @Test
  void hooksOfTheProjectRunBeforeThoseOfItsPackages() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with("dbt_project.yml", "name: shop\nprofile: shop\non-run-start: select 'shop'\n")
                .with(
                    "dbt_packages/late/dbt_project.yml",
                    "name: late\non-run-start: select 'late'\n")
                .with(
                    "dbt_packages/early/dbt_project.yml",
                    "name: early\non-run-start: select 'early'\n")
                .with("models/m.sql", "select 1 as id"));

    assertThat(
            project
                .rendering()
                .runtime()
                .runHooks(HookPosition.BEFORE, NodeRuntime.RunSummary.empty())
                .stream()
                .map(hook -> text(hook.render(session))))
        .containsExactly("select 'shop'", "select 'early'", "select 'late'");
  }

  @Test
  void listsAndStructuresOfAResultAreTextOfJson() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "macros/nested.sql",
                    """
                    {% macro nested() %}
                      {% set row = run_query("select [1, 2] as list, {'a': 1} as one").rows[0] %}
                      {{ return([row[0], row[1]]) }}
                    {% endmacro %}
                    """)
                .with("models/m.sql", "select 1 as id"));

    assertThat(project.rendering().operation("nested", Map.of(), session).value().orElseThrow())
        .contains(List.of("[1, 2]", "{\"a\": 1}"));
  }

  @Test
  void anInlineQueryMayReferToAnyNode() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with("models/e.sql", "{{ config(materialized='ephemeral') }}select 1 as id"));

    Result<SqlText> sql =
        project
            .rendering()
            .inline(Template.file("<inline>", "select * from {{ ref('e') }}"), session);

    assertThat(text(sql).replaceAll("\\s+", " "))
        .isEqualTo("with __dbt__cte__e as ( select 1 as id ) select * from __dbt__cte__e");
  }
}
