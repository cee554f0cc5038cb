package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclarationsTest {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void begin() throws IOException {
    shop = Shop.in(folder);
  }

  private Typed described(String properties) throws IOException {
    shop.write("models/more.yml", properties);
    return shop.dbt("parse");
  }

  @Test
  void aContractNeedsColumns() throws IOException {
    Typed parsed = described("models: [{name: revenue, config: {contract: {enforced: true}}}]");

    assertThat(parsed.code()).isEqualTo(2);
    assertThat(parsed.err()).contains("FLOE-DBT-006", "name no columns");
  }

  @Test
  void theContractOfAnIncrementalModelSaysWhatBecomesOfOtherColumns() throws IOException {
    String properties =
        "models: [{name: revenue, config: {materialized: incremental, contract: {enforced: true}"
            + "CHANGE}, columns: [{name: revenue, data_type: hugeint}]}]";

    assertThat(described(properties.replace("CHANGE", "")).err())
        .contains("on_schema_change: ignore may break");
    assertThat(described(properties.replace("CHANGE", ", on_schema_change: fail")).code()).isZero();
  }

  @Test
  void descriptionsOfTestsMayNameDocBlocks() throws IOException {
    shop.write("models/docs.md", "{% docs rows %}Has rows.{% enddocs %}");
    described(
        "models: [{name: revenue, columns: [{name: revenue, data_tests: [{not_null:"
            + " {description: \"{{ doc('rows') }}\"}}]}]}]");

    assertThat(shop.read("target/manifest.json")).contains("\"description\":\"Has rows.\"");
  }

  @Test
  void aUnitTestIncludesVersionsOrExcludesThem() throws IOException {
    shop.write("models/price_v1.sql", "select 1 as n");
    Typed parsed =
        described(
            """
            models: [{name: price, versions: [{v: 1}]}]
            unit_tests:
              - name: both
                model: price
                versions: {include: [1], exclude: [2]}
                given: []
                expect: {rows: [{n: 1}]}
            """);

    assertThat(parsed.code()).isEqualTo(2);
    assertThat(parsed.err()).contains("FLOE-DBT-040", "to include and versions to exclude");
  }

  @Test
  void unitTestsAreToldWithTheirModels() throws IOException {
    described(
        "unit_tests: [{name: adds, model: revenue, given: [{input: ref('orders'), rows: [{amount: 1}]}],"
            + " expect: {rows: [{revenue: 1}]}}]");

    assertThat(shop.dbt("build").out()).contains("PASS revenue::adds");
  }

  @Test
  void fixturesOfOneNameAreNotGuessedAt() throws IOException {
    shop.write("tests/fixtures/one/few.csv", "amount\n1\n");
    shop.write("tests/fixtures/two/few.csv", "amount\n2\n");

    Typed parsed =
        described(
            "unit_tests: [{name: adds, model: revenue, given: [{input: ref('orders'), format: csv,"
                + " fixture: few}], expect: {rows: [{revenue: 1}]}}]");

    assertThat(parsed.err()).contains("FLOE-DBT-040", "two fixtures are named 'few.csv'");
  }

  @Test
  void whatIsNoNodeIsListedWithItsFactsToo() throws IOException {
    described(
        "exposures: [{name: board, type: dashboard, owner: {name: Ann}, depends_on: [ref('orders')]}]");

    assertThat(shop.ls("-s", "exposure:board", "--output", "json", "--output-keys", "name type"))
        .containsExactly("{\"name\": \"board\", \"type\": \"dashboard\"}");
  }

  @Test
  void aMaterializationTakesItsOwnLanguagesAlone() throws IOException {
    shop.write(
        "macros/mine.sql",
        "{% materialization mine, default, supported_languages=['python'] %}"
            + "{{ return({'relations': []}) }}{% endmaterialization %}");
    shop.write("models/odd.sql", "{{ config(materialized='mine') }} select 1 as n");

    Typed run = shop.dbt("run", "-s", "odd");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("FLOE-DBT-020", "only supports languages [python]");
  }
}
