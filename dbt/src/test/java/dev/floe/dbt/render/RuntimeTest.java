package dev.floe.dbt.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.SqlText;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.NodeRuntime;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.testing.Projects;
import dev.floe.diagnostics.Result;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuntimeTest extends WithSession {

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
  void aTestThatNobodyDefinesFailsWhenItsTurnComes() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with("models/m.sql", "select 1 as id, {{ dbt.nosuch() }}")
                .with("models/m.yml", "models: [{name: m, data_tests: [mine, dbt.theirs]}]"));
    NodeRuntime runtime = project.rendering().runtime();

    assertThat(
            project.loaded().value().orElseThrow().graph().nodes().values().stream()
                .map(node -> runtime.body(model(node), session)))
        .extracting(failed -> failed.diagnostics().getFirst().message())
        .containsExactlyInAnyOrder(
            "there is no generic test 'mine'",
            "there is no generic test 'dbt.theirs'",
            "the package 'dbt' has no macro 'nosuch'");
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
