package dev.floe.dbt.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.SqlBody;
import dev.floe.dbt.testing.Projects;
import dev.floe.spi.Column;
import dev.floe.spi.Type;
import org.junit.jupiter.api.Test;

class IntrospectionTest {

  private static final Column ID = new Column("id", Type.of(Type.Kind.INTEGER), "INTEGER");
  private static final Column NAME = new Column("name", Type.of(Type.Kind.VARCHAR), "VARCHAR");

  private static SqlBody.Deferred deferred(RenderedProject project) {
    return (SqlBody.Deferred) project.body("m").value().orElseThrow();
  }

  @Test
  void columnsOfAnUpstreamNodeAreKnownWithoutAWarehouse() {
    RenderedProject project =
        new RenderedProject(
                Projects.shop()
                    .with("models/a.sql", "select 1 as id, 'x' as name")
                    .with(
                        "models/m.sql",
                        """
                        {% set columns = adapter.get_columns_in_relation(ref('a')) %}
                        select {% for c in columns %}{{ c.quoted }} /* {{ c.data_type }} {{ c.is_string() }} */{{ ", " if not loop.last }}{% endfor %} from {{ ref('a') }}
                        """))
            .columns("a", ID, NAME);

    assertThat(project.sql("m"))
        .isEqualTo(
            "select \"id\" /* INTEGER False */, \"name\" /* VARCHAR True */ from"
                + " \"db\".\"main\".\"a\"");
  }

  @Test
  void aMacroOfTheProjectStandsForAMethodOfTheAdapterAndMayAskIt() {
    RenderedProject project =
        new RenderedProject(
                Projects.shop()
                    .with("models/a.sql", "select 1 as id, 'x' as name")
                    .with(
                        "macros/columns.sql",
                        """
                        {% macro duckdb__get_columns_in_relation(relation) %}
                          {{ return((adapter.get_columns_in_relation(relation) | list)[1:]) }}
                        {% endmacro %}
                        """)
                    .with(
                        "models/m.sql",
                        "select {% for c in adapter.get_columns_in_relation(ref('a')) %}{{ c.name }}"
                            + "{% endfor %} from {{ ref('a') }}"))
            .columns("a", ID, NAME);

    assertThat(project.sql("m")).startsWith("select name from");
  }

  @Test
  void aMacroOfTheMethodsOwnNameGoesBeforeWhatIsDispatched() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "macros/columns.sql",
                    """
                    {% macro get_columns_in_relation(relation) %}{{ return('named') }}{% endmacro %}
                    {% macro default__get_columns_in_relation(relation) %}{{ return('default') }}{% endmacro %}
                    """)
                .with("models/m.sql", "select '{{ adapter.get_columns_in_relation(this) }}'"));

    assertThat(project.sql("m")).isEqualTo("select 'named'");
  }

  @Test
  void aQuestionForRowsIsNeverAnsweredWithNothingButDeferred() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with("models/a.sql", "select 1 as id")
                .with(
                    "models/m.sql",
                    """
                    -- depends_on: {{ ref('a') }}
                    {% set rows = run_query('select distinct id from ' ~ ref('a')) %}
                    select {% for r in rows %}{{ r[0] }}{% endfor %}
                    """));

    assertThat(deferred(project).reason()).isEqualTo("asks the database for rows");
    assertThat(deferred(project).span().orElseThrow()).hasToString("models/m.sql:2:15");
  }

  @Test
  void whetherAForeignRelationExistsIsDeferred() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "models/m.sql",
                    "{% if adapter.get_relation('db', 'legacy', 'x') %}select 1{% else %}select 2"
                        + "{% endif %}"));

    assertThat(deferred(project).reason()).isEqualTo("asks whether db.legacy.x exists");
  }

  @Test
  void withoutRowsEveryReferenceReadsNothing() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with("models/a.sql", "select 1 as id")
                .with("models/m.sql", "select * from {{ ref('a') }}"));
    project.flags.put("EMPTY", true);

    assertThat(project.sql("m"))
        .isEqualTo("select * from (select * from \"db\".\"main\".\"a\" where false limit 0)");
  }

  @Test
  void withoutRowsAnEphemeralModelHasNoneEither() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with("models/a.sql", "{{ config(materialized='ephemeral') }}select 1 as id")
                .with("models/m.sql", "select * from {{ ref('a') }}"));
    project.flags.put("EMPTY", true);

    assertThat(project.sql("m"))
        .endsWith("select * from (select * from __dbt__cte__a where false limit 0)");
  }

  @Test
  void anIncrementalModelIsRenderedAsForAFirstRun() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "models/m.sql",
                    "{{ config(materialized='incremental') }}select 1 as id"
                        + "{% if is_incremental() %} where false{% endif %}"));

    assertThat(project.sql("m")).isEqualTo("select 1 as id");
  }

  @Test
  void aDeferredModelWithATypedContractPromisesItsColumns() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "models/m.sql",
                    "select {{ run_query('select 1').rows[0][0] if execute }} as id")
                .with(
                    "models/schema.yml",
                    "models:\n  - name: m\n    config: {contract: {enforced: true}}\n"
                        + "    columns:\n      - {name: id, data_type: integer}\n"));

    assertThat(deferred(project).declaredColumns().orElseThrow())
        .extracting(Column::name, Column::nativeType)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("id", "integer"));
  }
}
