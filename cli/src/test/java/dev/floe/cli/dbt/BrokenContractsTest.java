package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenContractsTest {

  private static final String PRICES =
      """
      models:
        - name: prices
          config: {contract: {enforced: true}}
          columns:
            - {name: product, data_type: varchar(10)}
            - {name: price, data_type: integer}
      """;

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void begin() throws IOException {
    shop = Shop.in(folder);
    shop.write("models/prices.sql", "select 'tea' as product, 3 as price");
    shop.write("models/prices.yml", PRICES);
    assertThat(shop.dbt("parse", "--target-path", "last").code()).isZero();
  }

  private Typed modified(String how) {
    return shop.dbt("ls", "-s", "state:" + how, "--state", "last");
  }

  @Test
  void aColumnThatIsGoneIsTold() throws IOException {
    shop.write("models/prices.yml", PRICES.replaceFirst(".*name: price,.*\n", ""));

    assertThat(modified("modified.contract").err())
        .contains("FLOE-DBT-047", "Columns were removed: price");
  }

  @Test
  void anotherTypeIsToldAndAnotherSizeIsNot() throws IOException {
    shop.write("models/prices.yml", PRICES.replace("integer", "text"));

    assertThat(modified("modified").err()).contains("FLOE-DBT-047", "integer", "text");

    shop.write("models/prices.yml", PRICES.replace("(10)", "(20)"));

    Typed wider = modified("modified");
    assertThat(wider.err()).doesNotContain("FLOE-DBT-047");
    assertThat(wider.out()).contains("shop.prices");
  }

  @Test
  void aModelThatIsGoneOrNoLongerChecksIsTold() throws IOException {
    shop.write("models/prices.yml", PRICES.replace("true", "false"));
    assertThat(modified("modified").err()).contains("Contract enforcement was removed");

    shop.write("models/prices.yml", "");
    Files.delete(folder.resolve("models/prices.sql"));
    assertThat(modified("modified").err()).contains("'model.shop.prices'", "deleted");
  }

  @Test
  void constraintsThatAreGoneAreToldByWhatTheyWereOf() throws IOException {
    String constrained =
        PRICES.replace(
            "data_type: integer}", "data_type: integer, constraints: [{type: not_null}]}");
    shop.write("models/prices.yml", constrained);
    shop.dbt("parse", "--target-path", "last");

    shop.write("models/prices.yml", PRICES);
    assertThat(modified("modified").err())
        .contains("column level constraints were removed: 'not_null' constraint on column price");

    shop.write("models/prices.yml", constrained);
    shop.write(
        "models/prices.sql",
        "{{ config(materialized='view') }} select 'tea' as product, 3 as price");
    assertThat(modified("modified").err()).contains("constraints: table -> view");
  }

  @Test
  void aModelWithVersionsMustNotBreak() throws IOException {
    String versioned =
        PRICES.replace(
            "    columns:", "    latest_version: 1\n    versions: [{v: 1}]\n    columns:");
    shop.write("models/prices.yml", versioned);
    shop.dbt("parse", "--target-path", "last");
    shop.write("models/prices.yml", versioned.replace("integer", "text"));

    assertThat(modified("modified").code()).isEqualTo(2);
  }

  @Test
  void whatOtherEnvironmentsMakeOfAnExpressionIsNoChangeWhereTheProjectSaysSo() throws IOException {
    shop.write(
        "dbt_project.yml",
        """
        name: shop
        profile: shop
        flags: {state_modified_compare_more_unrendered_values: true}
        """);
    shop.write(
        "models/prices.sql",
        "{{ config(materialized=var('kind', 'table'), tags=['a']) }} select 'tea' as product, 3 as"
            + " price");
    shop.dbt("parse", "--target-path", "last");

    assertThat(shop.ls("-s", "state:modified", "--state", "last", "--vars", "kind: view"))
        .isEmpty();
  }
}
