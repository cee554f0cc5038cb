package dev.floe.dbt.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.NodeRuntime;
import dev.floe.dbt.testing.Projects;
import dev.floe.diagnostics.Result;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Materializations and snapshot strategies that a project writes itself. */
class RuntimeMaterializationTest extends WithSession {

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
}
