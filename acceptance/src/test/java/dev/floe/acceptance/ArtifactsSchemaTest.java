package dev.floe.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code floe schema artifacts} says of compiled products is true of those of the example. */
class ArtifactsSchemaTest {

  @TempDir private Path work;

  @Test
  void everyProductOfTheExampleMeshIsAsTheSchemaSays() throws IOException {
    assertThat(Outcome.of(work, List.of("demo")).exitCode()).isZero();
    List<Path> products;
    try (Stream<Path> files = Files.walk(work)) {
      products = files.filter(file -> file.endsWith(".floe/artifacts.json")).toList();
    }

    assertThat(products).hasSize(4);
    for (Path product : products) {
      assertThat(schema().validate(Files.readString(product), InputFormat.JSON))
          .as(product.toString())
          .isEmpty();
    }
  }

  @Test
  void otherDocumentsAreNot() {
    assertThat(schema().validate("{\"formatVersion\": \"1.0\", \"nodes\": 3}", InputFormat.JSON))
        .isNotEmpty();
  }

  private static Schema schema() {
    String text = Outcome.of(Path.of("."), List.of("schema", "artifacts")).out();
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(text, InputFormat.JSON);
  }
}
