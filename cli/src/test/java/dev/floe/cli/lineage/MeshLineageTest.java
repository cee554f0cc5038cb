package dev.floe.cli.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import dev.floe.testing.GoldenCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every event of the example mesh, short enough to be read: what is said of the run, the job and
 * each dataset, the rows, and where columns come from. That each event follows the official schemas
 * is tested where they are made.
 */
class MeshLineageTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everyEventOfTheExampleMesh() {
    return GoldenCase.testsIn("lineage", golden -> golden.expect("events.txt", events()));
  }

  private String events() throws IOException {
    Typed demo = Typed.in(folder, Map.of("OPENLINEAGE__TRANSPORT__TYPE", "file"), "demo", "mesh");
    assertThat(demo.code()).as(demo.err()).isZero();
    try (Stream<Path> files = Files.walk(folder.resolve("mesh"))) {
      return files
          .filter(file -> file.endsWith("openlineage.jsonl"))
          .sorted()
          .map(MeshLineageTest::told)
          .collect(Collectors.joining("\n"));
    }
  }

  /** The nodes of a product run side by side, so their order is that of their names. */
  private static String told(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(JSON::readTree)
          .map(MeshLineageTest::text)
          .sorted()
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(JsonNode event) {
    StringBuilder text = new StringBuilder();
    text.append(event.at("/job/name").asString()).append(' ');
    text.append(event.path("eventType").asString("declared"));
    text.append(" run").append(names(event.at("/run/facets")));
    text.append(" job").append(names(event.at("/job/facets"))).append('\n');
    event.path("inputs").forEach(dataset -> text.append(dataset("  from ", dataset)));
    event.path("outputs").forEach(dataset -> text.append(dataset("  to ", dataset)));
    return text.toString();
  }

  private static Set<String> names(JsonNode facets) {
    return new TreeSet<>(facets.propertyNames());
  }

  private static String dataset(String direction, JsonNode dataset) {
    StringBuilder text = new StringBuilder(direction).append(dataset.path("name").asString());
    text.append(' ').append(names(dataset.path("facets")));
    names(dataset.path("inputFacets")).forEach(name -> text.append(' ').append(name));
    names(dataset.path("outputFacets")).forEach(name -> text.append(' ').append(name));
    JsonNode rows = dataset.at("/outputFacets/outputStatistics/rowCount");
    text.append(rows.isNumber() ? " rows " + rows.asLong() : "").append('\n');
    dataset
        .at("/facets/columnLineage/fields")
        .propertyStream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(field ->
            text.append("    ")
                .append(field.getKey())
                .append(" <- ")
                .append(origins(field.getValue().path("inputFields")))
                .append('\n'));
    return text.toString();
  }

  /** Where the value itself comes from. */
  private static List<String> origins(JsonNode inputs) {
    return inputs
        .valueStream()
        .filter(input -> input.at("/transformations/0/type").asString("").equals("DIRECT"))
        .map(input -> input.path("name").asString() + "." + input.path("field").asString())
        .sorted()
        .toList();
  }
}
