package dev.floe.dbt.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.testing.MemoryTree;
import dev.floe.dbt.testing.Projects;
import dev.floe.diagnostics.Result;
import org.junit.jupiter.api.Test;

class TestsOfPropertyFilesTest {

  private static ProjectGraph graph(MemoryTree files) {
    Result<LoadedProject> result = Projects.load(files);
    assertThat(result.diagnostics()).isEmpty();
    return result.value().orElseThrow().graph();
  }

  private static ResourceNode node(ProjectGraph graph, String id) {
    return graph.node(id).orElseThrow(() -> new AssertionError(graph.nodes().keySet()));
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
}
