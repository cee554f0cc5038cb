package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertyFilesTest {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void begin() throws IOException {
    shop = Shop.in(folder);
  }

  @Test
  void changeTheSourcesOfPackages() throws IOException {
    shop.write("packages.yml", "packages: [{local: parts}]");
    shop.write("parts/dbt_project.yml", "name: parts\nprofile: shop\n");
    shop.write(
        "parts/models/sources.yml",
        """
        sources:
          - name: crm
            schema: somewhere
            tables:
              - name: people
                identifier: raw_people
                columns: [{name: id, data_tests: [unique, not_null]}]
        """);
    shop.write("parts/models/people.sql", "select * from {{ source('crm', 'people') }}");
    shop.write(
        "models/overrides.yml",
        """
        sources:
          - name: crm
            overrides: parts
            schema: main
            tables:
              - name: people
                columns: [{name: id, data_tests: [unique]}]
        """);
    shop.dbt("deps");

    Typed compiled = shop.dbt("compile", "-s", "people");

    assertThat(compiled.out()).contains("\"main\".\"raw_people\"");
    assertThat(shop.ls("-s", "source:crm+", "--resource-type", "test"))
        .containsExactly("parts.source_unique_crm_people_id");
  }

  @Test
  void renderDescriptions() throws IOException {
    shop.write("models/texts.md", "{% docs money %}Money of {year}.{% enddocs %}");
    shop.write(
        "models/more.yml",
        """
        models:
          - name: revenue
            description: "{{ doc('mo' ~ 'ney').format(year=2026) }}"
            columns:
              - {name: revenue, description: "In {{ var('currency', 'euros') }}. {{ doc('money') }}"}
        """);
    shop.dbt("parse");

    assertThat(shop.read("target/manifest.json"))
        .contains("\"Money of 2026.\"", "\"In euros. Money of {year}.\"");
  }

  @Test
  void sayWhatIsNoColour() throws IOException {
    shop.write(
        "models/more.yml", "models: [{name: revenue, docs: {node_color: reddish}}]");

    Typed parsed = shop.dbt("parse");

    assertThat(parsed.code()).isEqualTo(2);
    assertThat(parsed.err()).contains("FLOE-DBT-015", "node_color");
  }
}
