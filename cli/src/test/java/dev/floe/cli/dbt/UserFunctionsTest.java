package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFunctionsTest {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void begin() throws IOException {
    shop = Shop.in(folder);
    shop.write("functions/with_vat.sql", "select price * (1 + rate)");
    shop.write(
        "functions/functions.yml",
        """
        functions:
          - name: with_vat
            description: What a customer pays.
            config: {volatility: deterministic}
            arguments:
              - {name: price, data_type: double}
              - {name: rate, data_type: double, default_value: 0.5}
            returns: {data_type: double}
        """);
    shop.write(
        "models/prices.sql",
        "select {{ function('with_vat') }}(amount) as price from {{ ref('orders') }}");
  }

  @Test
  void areMadeBeforeTheModelsThatCallThem() throws IOException {
    Typed built = shop.dbt("build");
    Typed shown = shop.dbt("show", "-s", "prices", "--output", "json");

    assertThat(built.code()).as(built.out() + built.err()).isZero();
    assertThat(shown.out()).contains("15.0", "30.0");
    assertThat(shop.ls("-s", "function:with_vat+"))
        .contains("function:shop.with_vat", "shop.prices");
  }

  @Test
  void areResourcesOfTheirOwnInTheManifest() throws IOException {
    shop.dbt("parse");

    assertThat(shop.read("target/manifest.json"))
        .contains(
            "\"function.shop.with_vat\":{",
            "\"functions\":[[\"with_vat\"]]",
            "\"returns\":{\"data_type\":\"double\",\"description\":null}");
  }

  @Test
  void needASignatureThatTheDatabaseCanTake() throws IOException {
    shop.write(
        "functions/functions.yml",
        """
        functions:
          - name: with_vat
            arguments:
              - {name: rate, data_type: double, default_value: 0.5}
              - {name: price, data_type: double}
            returns: {data_type: double}
        """);

    Typed parsed = shop.dbt("parse");

    assertThat(parsed.code()).isEqualTo(2);
    assertThat(parsed.err()).contains("FLOE-DBT-044", "'price' without a default");
  }

  @Test
  void inPythonAreTemplatesOfTheGraphThatNobodyMakes() throws IOException {
    shop.write(
        "functions/twice.py",
        "{{ config(volatility='stable', packages=['numpy']) }}\ndef main(x):\n    return 2 * x\n");
    shop.write(
        "functions/twice.yml",
        """
        functions:
          - name: twice
            config: {runtime_version: "3.11", entry_point: main}
            arguments: [{name: x, data_type: double}]
            returns: {data_type: double}
        """);

    Typed compiled = shop.dbt("compile", "-s", "twice");

    assertThat(compiled.code()).as(compiled.err()).isZero();
    assertThat(compiled.err()).contains("'twice' is written in Python");
    assertThat(shop.read("target/manifest.json"))
        .contains("\"language\":\"python\"", "\"volatility\":\"stable\"", "[\"numpy\"]");
    assertThat(shop.read("target/compiled/shop/functions/twice.py")).contains("return 2 * x");
    Typed built = shop.dbt("build", "-s", "twice");
    assertThat(built.code()).isEqualTo(1);
    assertThat(built.err()).contains("FLOE-RUN-008", "'twice' is written in python");
  }

  @Test
  void inJavaScriptAreRefusedByAdaptersWithoutIt() throws IOException {
    shop.write("functions/twice.js", "return x * 2;");

    Typed parsed = shop.dbt("parse");

    assertThat(parsed.code()).isEqualTo(2);
    assertThat(parsed.err())
        .contains("'twice' uses JavaScript, which is not supported on 'duckdb'");
  }

  @Test
  void mustExistWhereTheyAreCalled() throws IOException {
    shop.write("models/prices.sql", "select {{ function('with_tax') }}(1) as price");

    Typed parsed = shop.dbt("parse");

    assertThat(parsed.code()).isEqualTo(2);
    assertThat(parsed.err()).contains("FLOE-DBT-045", "with_tax");
  }
}
