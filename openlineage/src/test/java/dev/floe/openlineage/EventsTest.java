package dev.floe.openlineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.floe.testing.GoldenCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class EventsTest {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private static final Map<String, List<Map<String, Object>>> CASES =
      Map.of(
          "declared", Recorded.declared(),
          "good", Recorded.good(),
          "bad", Recorded.bad(),
          "resumed", Recorded.resumed(),
          "watched", Recorded.watched(),
          "locked", Recorded.locked());

  @TestFactory
  Stream<DynamicTest> tellsWhatHappened() {
    return GoldenCase.testsIn(
        "events",
        golden ->
            golden.expect("events.json", JSON.writeValueAsString(CASES.get(golden.name())) + "\n"));
  }

  @Test
  void namesAnotherProductsTableAsItsOwnerDoes() {
    assertThat(JSON.writeValueAsString(Recorded.good()))
        .contains("sales.gold.orders")
        .doesNotContain("sales__orders");
  }

  @Test
  void saysNothingOfTheLineageOfAColumnWhoseInputsAreUnknown() {
    assertThat(JSON.writeValueAsString(Recorded.declared())).doesNotContain("\"score\" : {");
  }

  @Test
  void everyEventFollowsTheOfficialSchemas() throws IOException {
    SchemaRegistry registry = registry(officialSchemas());
    for (List<Map<String, Object>> events : CASES.values()) {
      for (Map<String, Object> event : events) {
        check(registry, String.valueOf(event.get("schemaURL")), event);
        for (Map<String, Object> facet : facets(event)) {
          String schema = String.valueOf(facet.get("_schemaURL"));
          if (schema.startsWith("https://openlineage.io/")) {
            check(registry, schema, facet);
          }
        }
      }
    }
  }

  @Test
  void theOfficialSchemasRefuseWhatIsWrong() throws IOException {
    SchemaRegistry registry = registry(officialSchemas());
    Map<String, Object> event = new HashMap<>(Recorded.good().getFirst());
    event.remove("job");
    assertThat(errors(registry, String.valueOf(event.get("schemaURL")), event))
        .anyMatch(error -> error.contains("job"));
    assertThat(
            errors(
                registry,
                "https://openlineage.io/spec/facets/1-2-0/SchemaDatasetFacet.json",
                Map.of("schema", Map.of("fields", List.of(Map.of("type", "INTEGER"))))))
        .anyMatch(error -> error.contains("name"));
  }

  private static Path officialSchemas() {
    Path folder =
        Path.of(System.getProperty("floe.shared", "../../shared"), "schemas/openlineage/spec");
    assumeTrue(Files.isDirectory(folder), "no official schemas in " + folder);
    return folder;
  }

  private static void check(SchemaRegistry registry, String location, Map<String, Object> value) {
    assertThat(errors(registry, location, value)).as("%s%n%s", location, value).isEmpty();
  }

  private static List<String> errors(
      SchemaRegistry registry, String location, Map<String, Object> value) {
    Schema schema = registry.getSchema(SchemaLocation.of(location));
    return schema.validate(JSON.writeValueAsString(value), InputFormat.JSON).stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }

  /** Knows every schema of the folder by its official address, so that nothing is fetched. */
  private static SchemaRegistry registry(Path spec) throws IOException {
    Map<String, String> byAddress = new HashMap<>();
    try (Stream<Path> files = Files.walk(spec)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        String text = Files.readString(file);
        if (JSON.readTree(text).path("$id").asString("").startsWith("https:")) {
          byAddress.put(JSON.readTree(text).path("$id").asString(), text);
        }
      }
    }
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(byAddress));
  }

  /** Every facet anywhere in an event. */
  private static List<Map<String, Object>> facets(Object value) {
    List<Map<String, Object>> found = new ArrayList<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, member) -> {
        if (member instanceof Map<?, ?> facet && facet.containsKey("_schemaURL")) {
          // The schema of a facet describes the object that holds it under its key.
          found.add(
              Map.of(
                  "_schemaURL",
                  String.valueOf(facet.get("_schemaURL")).replaceFirst("#.*", ""),
                  String.valueOf(key),
                  facet));
        }
        found.addAll(facets(member));
      });
    } else if (value instanceof List<?> list) {
      list.forEach(member -> found.addAll(facets(member)));
    }
    return found;
  }
}
