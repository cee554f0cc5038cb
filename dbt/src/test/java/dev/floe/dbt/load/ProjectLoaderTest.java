package dev.floe.dbt.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.testing.MemoryTree;
import dev.floe.dbt.testing.Projects;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Severity;
import java.util.List;
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

  private static Diagnostic only(MemoryTree files, DbtCode code) {
    List<Diagnostic> found = Projects.load(files).diagnostics();
    assertThat(found).extracting(Diagnostic::code).containsExactly(code);
    return found.getFirst();
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
  void makesTheTestIdsThatDbtMakes() {
    ProjectGraph graph =
        graph(
            new MemoryTree()
                .with("dbt_project.yml", "name: jaffle_shop\nprofile: shop\n")
                .with("models/customers.sql", "select 1 as customer_id")
                .with("models/orders.sql", "select 1 as order_id")
                .with(
                    "models/schema.yml",
                    """
                    models:
                      - name: customers
                        columns:
                          - name: customer_id
                            tests: [unique, not_null]
                      - name: orders
                        columns:
                          - name: order_id
                            data_tests: [unique, not_null]
                          - name: customer_id
                            tests:
                              - relationships: {to: ref('customers'), field: customer_id}
                          - name: status
                            tests:
                              - accepted_values:
                                  values: [placed, shipped, completed, return_pending, returned]
                    """));

    String p = "test.jaffle_shop.";
    assertThat(graph.nodes().keySet())
        .contains(
            p + "unique_customers_customer_id.c5af1ff4b1",
            p + "not_null_customers_customer_id.5c9bf9911d",
            p + "unique_orders_order_id.fed79b3a6e",
            p + "not_null_orders_order_id.cf6c17daed",
            p + "relationships_orders_customer_id__customer_id__ref_customers_.c6ec7f58f2",
            p
                + "accepted_values_orders_status__placed__shipped__completed__return_pending__returned"
                + ".be6b5b5ec3");
    ResourceNode accepted =
        node(
            graph,
            p
                + "accepted_values_orders_status__placed__shipped__completed__return_pending__returned"
                + ".be6b5b5ec3");
    assertThat(accepted.config().text("alias"))
        .contains("accepted_values_orders_1ce6ab157c285f7cd2ac656013faf758");
    assertThat(accepted.template().text())
        .isEqualTo(
            "{{ test_accepted_values(**_dbt_generic_test_kwargs) }}"
                + "{{ config(alias=\"accepted_values_orders_1ce6ab157c285f7cd2ac656013faf758\") }}");
    assertThat(
            node(
                    graph,
                    p + "relationships_orders_customer_id__customer_id__ref_customers_.c6ec7f58f2")
                .dependencies()
                .nodes())
        .containsExactlyInAnyOrder("model.jaffle_shop.customers", "model.jaffle_shop.orders");
  }

  @Test
  void takesTestArgumentsNestedOrFlatAndConfigurationInBothPlaces() {
    ProjectGraph graph =
        graph(
            Projects.shop()
                .with("models/m.sql", "select 1 as a")
                .with(
                    "tests/generic/positive.sql",
                    "{% test positive(model, column_name, by) %}{% endtest %}")
                .with(
                    "models/m.yml",
                    """
                    models:
                      - name: m
                        columns:
                          - name: a
                            data_tests:
                              - positive:
                                  name: a_is_positive
                                  arguments: {by: 2}
                                  config: {severity: warn, where: "a > 0"}
                              - positive: {by: 3, severity: warn}
                    """));

    ResourceNode named =
        graph.nodes().values().stream()
            .filter(node -> node.identity().name().equals("a_is_positive"))
            .findFirst()
            .orElseThrow();
    assertThat(named.config().text("severity")).contains("warn");
    assertThat(named.config().text("where")).contains("a > 0");
    assertThat(((NodeDetail.GenericTest) named.detail()).arguments())
        .containsEntry("by", 2L)
        .containsEntry("column_name", "a")
        .containsEntry("model", "{{ get_where_subquery(ref('m')) }}")
        .hasSize(3);
    assertThat(graph.nodes().keySet()).anyMatch(id -> id.startsWith("test.shop.positive_m_3__a."));
  }

  @Test
  void testsSourcesSeedsAndSnapshotsToo() {
    ProjectGraph graph =
        graph(
            Projects.shop()
                .with("seeds/countries.csv", "id\n1\n")
                .with(
                    "seeds/s.yml",
                    "seeds: [{name: countries, columns: [{name: id, tests: [unique]}]}]")
                .with(
                    "models/src.yml",
                    "sources: [{name: raw, tables: [{name: t, columns: [{name: id, tests: [not_null]}]}]}]"));

    assertThat(graph.nodes().keySet())
        .anyMatch(id -> id.startsWith("test.shop.unique_countries_id."))
        .anyMatch(id -> id.startsWith("test.shop.source_not_null_raw_t_id."));
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
  void suggestsTheModelThatWasProbablyMeant() {
    Diagnostic unknown =
        only(
            Projects.shop()
                .with("models/orders.sql", "select 1")
                .with("models/m.sql", "select *\nfrom {{ ref('ordrs') }}"),
            DbtCode.UNKNOWN_REF);

    assertThat(unknown.span().orElseThrow()).hasToString("models/m.sql:2:9");
    assertThat(unknown.help()).contains("did you mean 'orders'?");
  }

  @Test
  void showsTheWholeCircle() {
    Diagnostic cycle =
        only(
            Projects.shop()
                .with("models/a.sql", "select * from {{ ref('b') }}")
                .with("models/b.sql", "select * from {{ ref('c') }}")
                .with("models/c.sql", "select * from {{ ref('a') }}"),
            DbtCode.CYCLE);

    assertThat(cycle.message()).isEqualTo("circular references: a → b → c → a");
    assertThat(cycle.notes()).hasSize(3);
  }

  @Test
  void refusesAReferenceToAModelThatIsSwitchedOff() {
    Diagnostic disabled =
        only(
            Projects.shop()
                .with("models/a.sql", "{{ config(enabled=false) }} select 1")
                .with("models/b.sql", "select * from {{ ref('a') }}"),
            DbtCode.DISABLED_REF);

    assertThat(disabled.message()).isEqualTo("'a' is switched off: model.shop.a");
  }

  @Test
  void dropsTheTestsOfAModelThatIsSwitchedOff() {
    Result<LoadedProject> result =
        Projects.load(
            Projects.shop()
                .with("models/a.sql", "{{ config(enabled=false) }} select 1 as id")
                .with(
                    "models/a.yml", "models: [{name: a, columns: [{name: id, tests: [unique]}]}]"));

    assertThat(result.isOk()).isTrue();
    assertThat(result.value().orElseThrow().graph().nodes()).isEmpty();
  }

  @Test
  void reportsWhatIsWrongWithEachThing() {
    only(new MemoryTree(), DbtCode.NO_PROJECT);
    only(
        Projects.shop().with("models/a.sql", "select 1").with("models/x/a.sql", "select 1"),
        DbtCode.DUPLICATE_RESOURCE);
    only(
        Projects.shop()
            .with("models/a.sql", "select 1")
            .with("models/b.sql", "{{ config(alias='a') }} select 1"),
        DbtCode.DUPLICATE_RELATION);
    only(
        Projects.shop()
            .with("models/a.sql", "select 1")
            .with("models/a.yml", "models: [{name: a}, {name: a}]"),
        DbtCode.DUPLICATE_PATCH);
    only(
        Projects.shop().with("models/a.sql", "{{ config(enabled='maybe') }} select 1"),
        DbtCode.BAD_CONFIG);
    only(
        Projects.shop()
            .with("models/a.sql", "select 1 as id")
            .with("models/a.yml", "models: [{name: a, columns: [{name: id, tests: [uniqe]}]}]"),
        DbtCode.UNKNOWN_TEST);
    only(
        Projects.shop().with("models/a.sql", "select * from {{ source('x', 'y') }}"),
        DbtCode.UNKNOWN_SOURCE);
    only(
        Projects.shop().with("packages.yml", "packages: [{package: x/y, version: 1.0.0}]"),
        DbtCode.PACKAGE_NOT_INSTALLED);
    only(Projects.shop().with("models/a.yml", "models: {name: a}"), DbtCode.BAD_PROPERTIES);
    only(
        Projects.shop().with("models/a.sql", "{{ config(group='nobody') }} select 1"),
        DbtCode.UNKNOWN_GROUP);
  }

  @Test
  void warnsOfPropertiesWithoutAModel() {
    Diagnostic unmatched =
        only(
            Projects.shop()
                .with("models/orders.sql", "select 1")
                .with("models/a.yml", "models: [{name: ordres}]"),
            DbtCode.UNMATCHED_PATCH);

    assertThat(unmatched.severity()).isEqualTo(Severity.WARNING);
    assertThat(unmatched.help()).contains("did you mean 'orders'?");
  }

  @Test
  void keepsAPrivateModelInItsGroup() {
    Diagnostic diagnostic =
        only(
            Projects.shop()
                .with("models/a.sql", "{{ config(group='g', access='private') }} select 1")
                .with("models/b.sql", "select * from {{ ref('a') }}")
                .with("models/g.yml", "groups: [{name: g, owner: {email: a@b.c}}]"),
            DbtCode.PRIVATE_REF);

    assertThat(diagnostic.message()).isEqualTo("'a' is private to group 'g'");
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
