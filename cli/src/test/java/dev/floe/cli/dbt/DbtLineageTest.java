package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code floe dbt} tells a lineage backend. */
class DbtLineageTest {

  private static final Map<String, String> TO_A_FILE =
      Map.of("OPENLINEAGE__TRANSPORT__TYPE", "file");

  @TempDir private Path folder;

  @BeforeEach
  void project() throws IOException {
    Files.writeString(folder.resolve("dbt_project.yml"), "name: shop\nprofile: shop\n");
    Files.writeString(
        folder.resolve("profiles.yml"),
        "shop:\n  target: dev\n  outputs:\n    dev: {type: duckdb, path: shop.duckdb}\n");
    Files.createDirectories(folder.resolve("models"));
    Files.writeString(folder.resolve("models/orders.sql"), "select 1 as id");
    Files.writeString(folder.resolve("models/totals.sql"), "select * from {{ ref('orders') }}");
  }

  private List<String> told() throws IOException {
    return Files.readAllLines(folder.resolve(".floe/openlineage.jsonl")).stream()
        .map(line -> JsonMapper.shared().readTree(line))
        .map(DbtLineageTest::brief)
        .toList();
  }

  private static String brief(JsonNode event) {
    return event.path("eventType").asString() + " " + event.path("job").path("name").asString();
  }

  @Test
  void tellsOfTheRunTheProjectAndItsModels() throws IOException {
    assertThat(Typed.in(folder, TO_A_FILE, "dbt", "run").code()).isZero();

    assertThat(told())
        .startsWith("START floe-run.shop", "RUNNING floe-run.shop", "START shop")
        .containsSubsequence("COMPLETE shop.orders", "START shop.totals", "COMPLETE shop.totals")
        .endsWith("COMPLETE shop", "COMPLETE floe-run.shop");
    assertThat(Files.readString(folder.resolve(".floe/openlineage.jsonl")))
        .contains("\"outputs\":[{\"facets\"", "shop.main.totals");
  }

  @Test
  void tellsThatARunFailed() throws IOException {
    Files.writeString(folder.resolve("models/totals.sql"), "select nope from {{ ref('orders') }}");

    assertThat(Typed.in(folder, TO_A_FILE, "dbt", "build").code()).isEqualTo(1);

    assertThat(told())
        .contains("COMPLETE shop.orders", "FAIL shop.totals")
        .endsWith("FAIL shop", "FAIL floe-run.shop");
  }

  @Test
  void leavesNothingWhereNobodyListens() {
    Typed.in(folder, "dbt", "run");

    assertThat(folder.resolve(".floe")).doesNotExist();
  }
}
