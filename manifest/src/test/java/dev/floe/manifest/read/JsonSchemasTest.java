package dev.floe.manifest.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.render.JsonText;
import dev.floe.manifest.Document;
import dev.floe.manifest.Kind;
import dev.floe.yaml.Yaml;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlOptions;
import dev.floe.yaml.YamlSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonSchemasTest {

  private static final Path SEEDS =
      Path.of(
          System.getProperty("floe.root", ".."),
          "manifest/src/test/resources/dev/floe/manifest/seeds");

  private static List<String> errors(Kind kind, YamlNode document) {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JsonSchemas.of(kind));
    String json = new JsonText().value(document.toJava(YamlSchema.CORE)).toString();
    return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  static Stream<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(SEEDS)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("floe-workspace.yaml"))
          .filter(file -> !file.toString().contains("guide-unquoted/floe.yaml"))
          .filter(JsonSchemasTest::isAccepted)
          .sorted()
          .toList()
          .stream();
    }
  }

  private static boolean isAccepted(Path file) {
    try {
      String name = String.valueOf(file.getFileName());
      return DocumentReader.read(new DocumentFile(name, "home", Files.readAllBytes(file))).isOk();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void acceptsWhatTheReaderAccepts(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String name = String.valueOf(file.getFileName());
    Document document =
        DocumentReader.read(new DocumentFile(name, "home", bytes)).value().orElseThrow();
    YamlNode yaml = Yaml.read(name, bytes, YamlOptions.STRICT).value().orElseThrow();
    assertThat(errors(document.kind(), yaml)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MANIFEST | plugin: {compute: duckdb}",
        "MANIFEST | scope: company",
        "MANIFEST | plugins: [duckdb]",
        "MANIFEST | domains: [{namespace: sales}]",
        "DATA_PRODUCT | plugins: {compute: duckdb}",
        "DATA_PRODUCT | metadata: {name: ../Orders}",
        "DATA_PRODUCT | transforms: [{type: sqlmesh}]",
        "DATA_PRODUCT | output_ports: [{name: a, sla: {freshness: soon}}]",
        "DATA_CONTRACT | validation: {schema_compatibility: sideways}",
        "DATA_CONTRACT | provider: {domian: sales}"
      })
  void refusesWhatTheReaderRefuses(Kind kind, String text) {
    DocumentFile file =
        new DocumentFile("d.yaml", "home", text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    List<Diagnostic> found =
        switch (kind) {
          case MANIFEST -> DocumentReader.manifest(file).diagnostics();
          case DATA_PRODUCT -> DocumentReader.product(file).diagnostics();
          case DATA_CONTRACT -> DocumentReader.contract(file).diagnostics();
        };
    assertThat(found).isNotEmpty();
    YamlNode yaml = Yaml.read("d.yaml", text, YamlOptions.STRICT).value().orElseThrow();
    assertThat(errors(kind, yaml)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void describesEveryKey(Kind kind) {
    assertThat(JsonSchemas.of(kind)).contains("\"description\"").isEqualTo(JsonSchemas.of(kind));
  }

  @Test
  void keysOfOnesOwnAreFine() {
    YamlNode yaml = Yaml.read("d.yaml", "x-mine: 1\n", YamlOptions.STRICT).value().orElseThrow();
    assertThat(errors(Kind.MANIFEST, yaml)).isEmpty();
  }
}
