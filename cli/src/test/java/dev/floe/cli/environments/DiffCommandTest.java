package dev.floe.cli.environments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiffCommandTest {

  @TempDir private Path folder;

  @BeforeEach
  void product() throws IOException {
    write(
        "manifest.yaml",
        """
        governance:
          classification:
            pii: {requires_masking_in_non_prod: true}
        data_architecture: {pattern: hybrid, naming: {enforcement: "off"}}
        environments:
          staging: {production: false}
          prod: {production: true}
        """);
    write(
        "floe.yaml",
        "platform: {ref: ./manifest.yaml}\ntransforms: [{type: dbt, path: models/}]\n");
    write("dbt_project.yml", "name: shop\nversion: \"1.0\"\n");
    write("seeds/raw_people.csv", "id,email\n1,a@x.org\n");
    write("models/people.sql", "select * from {{ ref('raw_people') }}\n");
    write("models/leads.sql", "select leads.email\nfrom {{ source('crm', 'leads') }} as leads\n");
    write(
        "models/models.yml",
        """
        seeds:
          - name: raw_people
            columns:
              - {name: email, config: {meta: {floe: {classification: pii}}}}
        sources:
          - name: crm
            schema: crm
            tables:
              - name: leads
                columns:
                  - name: email
                    data_type: varchar
                    config: {meta: {floe: {classification: pii}}}
        models:
          - name: people
            config: {meta: {floe: {classification: pii}}}
          - name: leads
            config: {meta: {floe: {classification: pii}}}
            columns: [{name: email, data_tests: [not_null]}]
        """);
  }

  @Test
  void showsTargetAndMaskingAndThatThePlanIsTheSame() {
    Typed typed = Typed.in(folder, "diff", "--env", "staging", "--env", "prod");
    assertThat(typed.code()).as(typed.out() + typed.err()).isZero();
    assertThat(typed.out())
        .contains("environment")
        .contains("source.shop.crm.leads.email")
        .contains("seed.shop.raw_people.email")
        .contains("masked as email")
        .endsWith("The plan is the same in both.\n");
    assertThat(areas(differences("staging", "prod")))
        .contains("target", "masking")
        .doesNotContain("plan");
  }

  @Test
  void sameEnvironmentsDoNotDiffer() {
    assertThat(differences("prod", "prod")).isEmpty();
    assertThat(Typed.in(folder, "diff", "--env", "prod", "--env", "prod").out())
        .isEqualTo("The plan is the same in both.\n");
  }

  @Test
  void theOrderOfEnvironmentsOnlySwapsTheSides() {
    List<JsonNode> there = differences("staging", "prod");
    List<JsonNode> back = differences("prod", "staging");
    assertThat(back).hasSameSizeAs(there);
    for (int i = 0; i < there.size(); i++) {
      assertThat(back.get(i).path("what")).isEqualTo(there.get(i).path("what"));
      assertThat(back.get(i).path("first")).isEqualTo(there.get(i).path("second"));
      assertThat(back.get(i).path("second")).isEqualTo(there.get(i).path("first"));
    }
  }

  @Test
  void findsATemplateThatDependsOnTheEnvironment() throws IOException {
    write(
        "models/people.sql",
        "select id, email, '{{ target.name }}' as ran_in from {{ ref('raw_people') }}\n");
    Typed typed = Typed.in(folder, "diff", "--env", "staging", "--env", "prod");
    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.out()).contains("plan").contains("model.shop.people").contains("differs");
  }

  @Test
  void needsTwoEnvironments() {
    assertThat(Typed.in(folder, "diff", "--env", "prod").err()).contains("FLOE-CLI-003");
  }

  private List<JsonNode> differences(String first, String second) {
    Typed typed = Typed.in(folder, "diff", "--env", first, "--env", second, "--output", "json");
    List<JsonNode> differences = new ArrayList<>();
    JsonMapper.shared().readTree(typed.out()).path("differences").forEach(differences::add);
    return differences;
  }

  private static List<String> areas(List<JsonNode> differences) {
    return differences.stream().map(one -> one.path("area").asString()).distinct().toList();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
