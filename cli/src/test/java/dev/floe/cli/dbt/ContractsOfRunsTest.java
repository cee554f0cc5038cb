package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractsOfRunsTest {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void begin() throws IOException {
    shop = Shop.in(folder);
    shop.write("models/prices.sql", "select 'tea' as product, 1.5 as price");
  }

  private void describe(String columns) throws IOException {
    shop.write(
        "models/prices.yml",
        "models:\n  - name: prices\n    config: {contract: {enforced: true}}\n    columns: "
            + columns);
  }

  private Typed run(String... words) {
    String[] all = new String[words.length + 3];
    System.arraycopy(words, 0, all, 3, words.length);
    all[0] = "run";
    all[1] = "-s";
    all[2] = "prices";
    return shop.dbt(all);
  }

  @Test
  void whereAQueryDiffersTheLogComparesAllColumns() throws IOException {
    describe("[{name: product, data_type: text}, {name: prize, data_type: double}]");

    Typed run = run();

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "This model has an enforced contract that failed.",
            "| price       | DECIMAL(2,1)    |               | missing in contract   |",
            "| prize       |                 | double        | missing in definition |");
    assertThat(shop.read("target/run_results.json")).contains("Please ensure the name, data_type");
  }

  @Test
  void aContractWithoutColumnsIsNoContract() throws IOException {
    shop.write(
        "models/prices.sql",
        "{{ config(contract={'enforced': true}) }} select 'tea' as product, 1.5 as price");

    Typed run = run();

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("FLOE-RUN-006", "'columns' specification is missing: prices");
  }

  @Test
  void aNumberWithoutDigitsIsWarnedOf() throws IOException {
    describe("[{name: product, data_type: text}, {name: price, data_type: numeric}]");

    assertThat(run().code()).isZero();
    assertThat(run().err()).contains("FLOE-RUN-018", "rounding: price");
    assertThat(run("--warn-error").code()).isEqualTo(1);

    describe("[{name: product, data_type: text}, {name: price, data_type: 'numeric(9, 2)'}]");
    assertThat(run().err()).doesNotContain("FLOE-RUN-018");
  }

  @Test
  void constraintsOfAViewAreWarnedOfUnlessTheirAuthorKnows() throws IOException {
    shop.write(
        "models/prices.sql",
        "{{ config(materialized='view') }} select 'tea' as product, 1.5 as price");
    String columns =
        "[{name: product, data_type: text, constraints: [{type: not_null}]},"
            + " {name: price, data_type: double}]";
    describe(columns);

    assertThat(run().err()).contains("FLOE-DBT-050", "view materializations");

    describe(columns.replace("type: not_null", "type: not_null, warn_unsupported: false"));
    assertThat(run().err()).doesNotContain("FLOE-DBT-050");
  }
}
