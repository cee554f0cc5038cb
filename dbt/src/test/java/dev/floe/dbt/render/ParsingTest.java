package dev.floe.dbt.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.RefCall;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.parse.ParseRequest;
import dev.floe.dbt.parse.Reads;
import dev.floe.dbt.parse.RenderKind;
import dev.floe.dbt.testing.Projects;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParsingTest {

  @Test
  void notesReferencesBehindConditionsThatHoldWhileParsing() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with("models/a.sql", "select 1 as id")
                .with("models/b.sql", "select 1 as id")
                .with(
                    "models/m.sql",
                    """
                    {% if not execute %}
                    select * from {{ ref('a') }}
                    {% endif %}
                    -- depends_on: {{ ref('b') }}
                    select 1
                    """));

    assertThat(project.node("m").dependencies().nodes())
        .containsExactly("model.shop.a", "model.shop.b");
  }

  @Test
  void notesWhereAReferenceIsWritten() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with("models/a.sql", "select 1 as id")
                .with("models/m.sql", "select *\nfrom {{ ref('shop', 'a') }}"));

    RefCall call = project.node("m").dependencies().refs().getFirst();

    assertThat(call.packageName()).contains("shop");
    assertThat(call.span()).hasToString("models/m.sql:2:9");
  }

  @Test
  void swallowsUndefinedValuesAndMacros() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with("models/a.sql", "select 1 as id")
                .with(
                    "models/m.sql",
                    """
                    {{ not_there.anything('x')[0].more() }}
                    {% for row in run_query('select 1').columns[0].values() %}{{ row }}{% endfor %}
                    select * from {{ ref('a') }}
                    """));

    assertThat(project.loaded().diagnostics()).isEmpty();
    assertThat(project.node("m").dependencies().nodes()).containsExactly("model.shop.a");
  }

  @Test
  void notesConfigurationWithPythonValues() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "models/m.sql",
                    """
                    {{ config(materialized='table', tags=['x', 'y'], meta={'owner': none, 'n': 3}) }}
                    {% do config(pre_hook="select 1") %}
                    select 1 as id
                    """));

    assertThat(project.node("m").materialization()).isEqualTo("table");
    assertThat(project.node("m").config().plain())
        .containsEntry("tags", java.util.List.of("x", "y"));
    assertThat(project.node("m").config().map("meta")).containsEntry("n", 3L);
    assertThat(HookText.all(project.node("m").config().get("pre-hook").orElse(null)))
        .containsExactly(new HookText("select 1", true));
  }

  @Test
  void notesTheMacrosThatTheTemplateItselfCalls() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "macros/m.sql",
                    "{% macro outer() %}{{ inner() }}{% endmacro %}"
                        + "{% macro inner() %}1{% endmacro %}")
                .with("models/m.sql", "select {{ outer() }} as id"));

    assertThat(project.node("m").dependencies().macros()).containsExactly("macro.shop.outer");
  }

  @Test
  void readsVariablesAndTheEnvironmentWhileParsing() {
    RenderedProject project =
        new RenderedProject(
                Projects.shop()
                    .with("models/a.sql", "select 1 as id")
                    .with(
                        "models/m.sql",
                        "select * from {{ ref(var('upstream')) }} where '{{ env_var('REGION') }}' = 'eu'"))
            .variable("upstream", "a");
    project.environment.put("REGION", "eu");

    assertThat(project.node("m").dependencies().nodes()).containsExactly("model.shop.a");
    assertThat(project.sql("m")).isEqualTo("select * from \"db\".\"main\".\"a\" where 'eu' = 'eu'");
  }

  @Test
  void notesWhatItLookedUpAlsoInVain() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with("macros/m.sql", "{% macro outer() %}{{ var('depth', 1) }}{% endmacro %}")
                .with("models/m.sql", "select {{ outer() }} {{ missing_macro() }}"));
    ResourceNode node = project.node("m");

    Reads reads =
        project
            .loaded()
            .value()
            .orElseThrow()
            .renderer()
            .parse(
                new ParseRequest(
                    RenderKind.MODEL,
                    node.identity(),
                    node.template(),
                    Map.of(),
                    Map.of(),
                    Optional.empty()))
            .reads();

    assertThat(reads.vars()).containsExactly("depth");
    assertThat(reads.lookups())
        .containsEntry("outer", "macro.shop.outer")
        .containsEntry("missing_macro", Reads.NOTHING);
  }

  @Test
  void aMacroMayReplaceRefAndStillReachTheOriginal() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "macros/ref.sql",
                    "{% macro ref(name) %}{% do return(builtins.ref(name).include(database=false))"
                        + " %}{% endmacro %}")
                .with("models/a.sql", "select 1 as id")
                .with("models/m.sql", "select * from {{ ref('a') }}"));

    assertThat(project.node("m").dependencies().nodes()).containsExactly("model.shop.a");
    assertThat(project.sql("m")).isEqualTo("select * from \"main\".\"a\"");
  }

  @Test
  void aProjectNamesItsSchemas() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "macros/names.sql",
                    "{% macro generate_schema_name(custom, node) %}"
                        + "{{ custom or node.resource_type ~ 's' }}{% endmacro %}")
                .with("models/m.sql", "select 1 as id")
                .with("models/n.sql", "{{ config(schema='finance', alias='nn') }}select 1 as id"));

    assertThat(project.node("m").placement().schema()).isEqualTo("models");
    assertThat(project.node("n").placement().schema()).isEqualTo("finance");
    assertThat(project.node("n").placement().alias()).isEqualTo("nn");
  }

  @Test
  void aNameNeedsTheVariablesItIsMadeOf() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "macros/names.sql",
                    "{% macro generate_schema_name(custom, node) %}{{ var('tenant') }}{% endmacro %}")
                .with("models/m.sql", "select 1 as id"));

    assertThat(project.loaded().diagnostics())
        .extracting(found -> found.code())
        .containsExactly(DbtCode.MISSING_VAR);
  }
}
