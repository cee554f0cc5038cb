package dev.floe.dbt.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.testing.MemoryTree;
import dev.floe.dbt.testing.Projects;
import dev.floe.diagnostics.Result;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectLoaderTest {

  private static ProjectGraph graph(MemoryTree files) {
    Result<LoadedProject> result = Projects.load(files);
    assertThat(result.diagnostics()).isEmpty();
    return result.value().orElseThrow().graph();
  }

  private static ResourceNode node(ProjectGraph graph, String id) {
    return graph.node(id).orElseThrow(() -> new AssertionError(graph.nodes().keySet()));
  }

  @Test
  void namesModelsByPackageFoldersAndFile() {
    ProjectGraph graph =
        graph(Projects.shop().with("models/staging/stg_orders.sql", "select 1 as id"));

    ResourceNode model = node(graph, "model.shop.stg_orders");
    assertThat(model.identity().fqn()).containsExactly("shop", "staging", "stg_orders");
    assertThat(model.identity().path()).isEqualTo("staging/stg_orders.sql");
    assertThat(model.identity().originalPath()).isEqualTo("models/staging/stg_orders.sql");
    assertThat(model.placement().relation()).hasToString("shop.main.stg_orders");
  }

  @Test
  void resolvesRefsAndSourcesToUniqueIds() {
    ProjectGraph graph =
        graph(
            Projects.shop()
                .with("models/a.sql", "select * from {{ source('raw', 'orders') }}")
                .with("models/b.sql", "select * from {{ ref('a') }} join {{ ref('s') }}")
                .with("seeds/s.csv", "id\n1\n")
                .with(
                    "models/src.yml",
                    "sources: [{name: raw, schema: landing, tables: [{name: orders}]}]"));

    assertThat(node(graph, "model.shop.a").dependencies().nodes())
        .containsExactly("source.shop.raw.orders");
    assertThat(node(graph, "model.shop.b").dependencies().nodes())
        .containsExactly("model.shop.a", "seed.shop.s");
    assertThat(graph.source("source.shop.raw.orders").orElseThrow().placement().relation())
        .hasToString("shop.landing.orders");
  }

  @Test
  void mergesProjectLevelsPropertyFilesAndTheFileItself() {
    ProjectGraph graph =
        graph(
            Projects.shop()
                .with(
                    "dbt_project.yml",
                    """
                    name: shop
                    profile: shop
                    models:
                      +tags: all
                      +materialized: table
                      shop:
                        staging:
                          +materialized: view
                          +tags: [staging]
                          +meta: {owner: a, team: x}
                    """)
                .with("models/staging/s.sql", "{{ config(tags='mine') }} select 1")
                .with("models/other.sql", "{{ config(materialized='incremental') }} select 1")
                .with(
                    "models/p.yml",
                    "models: [{name: s, config: {tags: listed, meta: {owner: b}}}]"));

    ResourceNode staged = node(graph, "model.shop.s");
    assertThat(staged.materialization()).isEqualTo("view");
    assertThat(staged.tags()).containsExactly("all", "staging", "listed", "mine");
    assertThat(staged.config().map("meta")).isEqualTo(Map.of("owner", "b", "team", "x"));
    assertThat(staged.config().origin("materialized").orElseThrow().span().orElseThrow())
        .hasToString("dbt_project.yml:8:7");
    assertThat(staged.config().values())
        .hasEntrySatisfying("materialized", traced -> assertThat(traced.earlier()).hasSize(2));
    assertThat(node(graph, "model.shop.other").materialization()).isEqualTo("incremental");
  }

  @Test
  void cutsSnapshotsOutOfTheirFileAndKnowsWhereTheyStart() {
    ProjectGraph graph =
        graph(
            Projects.shop()
                .with("models/m.sql", "select 1 as id")
                .with(
                    "snapshots/all.sql",
                    """
                    {% snapshot m_history %}
                    {{ config(strategy='check', unique_key='id', check_cols='all') }}
                    select * from {{ ref('m') }}
                    {% endsnapshot %}
                    """));

    ResourceNode snapshot = node(graph, "snapshot.shop.m_history");
    assertThat(snapshot.identity().fqn()).containsExactly("shop", "all", "m_history");
    assertThat(snapshot.template().text()).doesNotContain("endsnapshot");
    assertThat(snapshot.dependencies().refs().getFirst().span())
        .hasToString("snapshots/all.sql:3:18");
    assertThat(snapshot.config().text("materialized")).contains("snapshot");
  }

  @Test
  void knowsVersionsOfAModel() {
    ProjectGraph graph =
        graph(
            Projects.shop()
                .with("models/dim_v1.sql", "select 1 as id")
                .with("models/dim_v2.sql", "select 1 as id")
                .with("models/latest.sql", "select * from {{ ref('dim') }}")
                .with("models/old.sql", "select * from {{ ref('dim', v=1) }}")
                .with(
                    "models/m.yml",
                    """
                    models:
                      - name: dim
                        columns: [{name: id, tests: [unique]}, {name: gone}]
                        versions:
                          - v: 1
                          - v: 2
                            columns: [{include: all, exclude: [gone]}]
                    """));

    assertThat(node(graph, "model.shop.latest").dependencies().nodes())
        .containsExactly("model.shop.dim.v2");
    assertThat(node(graph, "model.shop.old").dependencies().nodes())
        .containsExactly("model.shop.dim.v1");
    assertThat(node(graph, "model.shop.dim.v1").properties().columns()).hasSize(2);
    assertThat(node(graph, "model.shop.dim.v2").properties().columns()).hasSize(1);
    assertThat(node(graph, "model.shop.dim.v2").placement().alias()).isEqualTo("dim_v2");
    assertThat(graph.nodes().keySet())
        .anyMatch(id -> id.startsWith("test.shop.unique_dim_v1_id."))
        .anyMatch(id -> id.startsWith("test.shop.unique_dim_v2_id."));
  }

  @Test
  void letsTheRootProjectConfigureAPackageOverThePackageItself() {
    ProjectGraph graph =
        graph(
            Projects.shop()
                .with(
                    "dbt_project.yml",
                    "name: shop\nprofile: shop\nmodels: {other: {+materialized: table}}\n")
                .with("packages.yml", "packages: [{local: ../other}]")
                .with("dbt_packages/other/dbt_project.yml", "name: other\n")
                .with(
                    "dbt_packages/other/models/o.sql", "{{ config(materialized='view') }} select 1")
                .with("models/m.sql", "select * from {{ ref('other', 'o') }}"));

    assertThat(node(graph, "model.other.o").materialization()).isEqualTo("table");
    assertThat(node(graph, "model.other.o").identity().file())
        .isEqualTo("dbt_packages/other/models/o.sql");
    assertThat(node(graph, "model.shop.m").dependencies().nodes()).containsExactly("model.other.o");
  }

  @Test
  void findsVariablesOfTheCommandLineBeforeThoseOfTheProject() {
    MemoryTree files =
        Projects.shop()
            .with(
                "dbt_project.yml",
                """
                name: shop
                profile: shop
                vars: {kind: view, shop: {kind: table}}
                """)
            .with("models/m.sql", "select 1")
            .with(
                "models/m.yml",
                "models: [{name: m, config: {materialized: \"{{ var('kind') }}\"}}]");

    assertThat(node(graph(files), "model.shop.m").materialization()).isEqualTo("table");
    assertThat(
            node(
                    Projects.load(files, Map.of("kind", "incremental"))
                        .value()
                        .orElseThrow()
                        .graph(),
                    "model.shop.m")
                .materialization())
        .isEqualTo("incremental");
  }

  @Test
  void readsDescriptionsWithDocBlocks() {
    ProjectGraph graph =
        graph(
            Projects.shop()
                .with("models/m.sql", "select 1 as id")
                .with("models/d.md", "{% docs the_id %}\nUnique.\n{% enddocs %}")
                .with(
                    "models/m.yml",
                    "models: [{name: m, columns: [{name: id, description: \"{{ doc('the_id') }}\"}]}]"));

    assertThat(node(graph, "model.shop.m").properties().columns().getFirst().description())
        .isEqualTo("Unique.");
  }

  @Test
  void ignoresWhatDbtignoreNames() {
    ProjectGraph graph =
        graph(
            Projects.shop()
                .with(".dbtignore", "# drafts\nmodels/drafts/\n*_old.sql\n!keep_old.sql\n")
                .with("models/drafts/d.sql", "select 1")
                .with("models/a_old.sql", "select 1")
                .with("models/keep_old.sql", "select 1")
                .with("models/.hidden.sql", "select 1"));

    assertThat(graph.nodes().keySet()).containsExactly("model.shop.keep_old");
  }

  @Test
  void readsVariablesOfAFileOfTheirOwnInTheProjectFileAsWell() {
    ProjectGraph graph =
        graph(
            Projects.shop()
                .with(
                    "dbt_project.yml",
                    "name: shop\nprofile: shop\nmodels: {+schema: \"{{ var('area') }}\"}")
                .with("vars.yml", "vars: {area: sales}")
                .with("models/a.sql", "select 1 as id"));

    assertThat(node(graph, "model.shop.a").placement().schema()).isEqualTo("main_sales");
  }
}
