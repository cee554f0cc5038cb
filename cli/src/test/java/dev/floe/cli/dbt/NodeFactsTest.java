package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NodeFactsTest {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void begin() throws IOException {
    shop = Shop.in(folder);
    shop.write(
        "models/models.yml",
        """
        groups:
          - {name: counters, owner: {name: Ada, email: [ada@example.com, bob@example.com]}}
        models:
          - name: orders
            config: {group: counters}
            columns:
              - name: amount
                data_tests: [{accepted_values: {arguments: {values: [10]}}}]
        """);
  }

  private List<JsonNode> lines(String event) {
    JsonMapper json = new JsonMapper();
    return shop.dbt("build", "--log-format", "json")
        .out()
        .lines()
        .filter(line -> line.startsWith("{"))
        .map(json::readTree)
        .filter(line -> line.at("/info/name").asString().equals(event))
        .toList();
  }

  @Test
  void aLineOfJsonSaysWhichNodeItIsAbout() {
    JsonNode info = lines("LogModelResult").getFirst().at("/data/node_info");

    assertThat(info.get("unique_id").asString()).startsWith("model.shop.");
    assertThat(info.get("node_status").asString()).isEqualTo("success");
    assertThat(info.get("materialized").asString()).isEqualTo("table");
    assertThat(info.at("/node_relation/schema").asString()).isEqualTo("main");
  }

  @Test
  void aFailureNamesTheOwnersOfWhatWasTested() {
    JsonNode failure = lines("RunResultFailure").getFirst();

    assertThat(failure.at("/info/level").asString()).isEqualTo("error");
    assertThat(failure.at("/data/group/name").asString()).isEqualTo("counters");
    assertThat(failure.at("/data/group/owner/email").asString())
        .isEqualTo("['ada@example.com', 'bob@example.com']");
  }
}
