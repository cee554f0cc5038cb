package dev.floe.dbt.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.NodeRuntime;
import dev.floe.dbt.NodeRuntime.HookPosition;
import dev.floe.dbt.testing.Projects;
import dev.floe.diagnostics.Result;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hooks and operations. */
class RuntimeHooksTest extends WithSession {

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
  void aHookIsRefusedWhereItIsWritten() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "dbt_project.yml",
                    """
                    name: shop
                    profile: shop
                    models:
                      +pre-hook: "{{ a() }}"
                      shop:
                        +pre-hook:
                          - select 1
                          - sql: "select {{ b() }}"
                    """)
                .with("models/m.yml", "models: [{name: m, config: {pre_hook: '{{ c() }}'}}]")
                .with(
                    "models/m.sql",
                    "{{ config(\n    post_hook='x',\n    pre_hook='{{ d() }}') }} select 1 as id"));

    List<NodeRuntime.Hook> hooks =
        project.rendering().runtime().hooks(model(project, "m"), HookPosition.BEFORE);

    assertThat(hooks.stream().map(hook -> hook.render(session)).filter(one -> !one.isOk()))
        .extracting(refused -> refused.diagnostics().getFirst().span().orElseThrow().toString())
        .containsExactly(
            "dbt_project.yml:4:18",
            "dbt_project.yml:8:25",
            "models/m.yml:1:43",
            "models/m.sql:3:18");
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
}
