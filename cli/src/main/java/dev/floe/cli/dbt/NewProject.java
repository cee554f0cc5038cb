package dev.floe.cli.dbt;

import java.util.LinkedHashMap;
import java.util.Map;

/** The files of a dbt project that builds at once: a seed, two models, tests, a profile. */
final class NewProject {

  private NewProject() {}

  /**
   * By path relative to the project.
   *
   * @param profile whether a {@code profiles.yml} is among them
   */
  static Map<String, String> files(String name, boolean profile) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("dbt_project.yml", PROJECT.replace("NAME", name));
    if (profile) {
      files.put("profiles.yml", PROFILES.replace("NAME", name));
    }
    files.put("seeds/raw_orders.csv", SEED);
    files.put("models/staging/stg_orders.sql", STAGING);
    files.put("models/customers.sql", CUSTOMERS);
    files.put("models/models.yml", PROPERTIES);
    files.put(".gitignore", "target/\nlogs/\ndbt_packages/\n*.duckdb\n");
    for (String folder : new String[] {"macros", "snapshots", "tests", "analyses"}) {
      files.put(folder + "/.gitkeep", "");
    }
    return files;
  }

  private static final String PROJECT =
      """
      name: NAME
      version: 1.0.0
      config-version: 2
      profile: NAME

      model-paths: [models]
      seed-paths: [seeds]
      macro-paths: [macros]
      snapshot-paths: [snapshots]
      test-paths: [tests]
      analysis-paths: [analyses]

      clean-targets: [target, dbt_packages]

      models:
        NAME:
          +materialized: table
          staging:
            +materialized: view
      """;

  private static final String PROFILES =
      """
      NAME:
        target: dev
        outputs:
          dev:
            type: duckdb
            path: NAME.duckdb
            threads: 4
      """;

  private static final String SEED =
      """
      id,customer,ordered_at,amount
      1,ada,2026-01-03,12.50
      2,grace,2026-01-04,8.00
      3,ada,2026-01-09,30.25
      """;

  private static final String STAGING =
      """
      select
          id as order_id,
          customer as customer_name,
          cast(ordered_at as date) as ordered_at,
          amount
      from {{ ref('raw_orders') }}
      """;

  private static final String CUSTOMERS =
      """
      select
          customer_name,
          min(ordered_at) as first_order_at,
          count(*) as orders,
          sum(amount) as revenue
      from {{ ref('stg_orders') }}
      group by customer_name
      """;

  private static final String PROPERTIES =
      """
      models:
        - name: stg_orders
          description: One row for each order.
          columns:
            - name: order_id
              description: The order's number.
              data_tests: [unique, not_null]
        - name: customers
          description: One row for each customer.
          columns:
            - name: customer_name
              description: The customer's name.
              data_tests: [unique, not_null]
      """;
}
