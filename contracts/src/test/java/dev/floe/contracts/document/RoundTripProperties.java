package dev.floe.contracts.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.floe.contracts.Contract;
import dev.floe.contracts.RandomContracts;
import dev.floe.manifest.read.DocumentFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RoundTripProperties {

  private static List<WrittenContract> read(String text) {
    var result =
        ContractReader.read(
            new DocumentFile("contract.yaml", "", text.getBytes(StandardCharsets.UTF_8)));
    assertThat(result.diagnostics()).as(text).isEmpty();
    return result.value().orElseThrow();
  }

  @Property(tries = 300)
  void floesOwnDocumentSaysAllOfIt(@ForAll long seed) {
    Contract contract = new RandomContracts(seed).next();
    assertThat(read(FloeContract.write(contract)).getFirst().contract()).isEqualTo(contract);
  }

  @Property(tries = 300)
  void odcsLosesNothing(@ForAll long seed, @ForAll Odcs.Release release) {
    Contract contract = new RandomContracts(seed).next();
    assertThat(read(Odcs.write(contract, release)).getFirst().contract()).isEqualTo(contract);
  }

  @Property(tries = 60)
  void odcsIsValidByTheOfficialSchemas(@ForAll long seed) throws IOException {
    Contract contract = new RandomContracts(seed).next();
    check("odcs-json-schema-v3.1.0.json", Odcs.write(contract, Odcs.Release.V3_1));
    check("odcs-json-schema-v3.0.2.json", Odcs.write(contract, Odcs.Release.V3_0));
    check("odcs-json-schema-v3.0.2-strict.json", Odcs.write(contract, Odcs.Release.V3_0));
  }

  private static void check(String name, String document) throws IOException {
    Path file = Path.of(System.getProperty("floe.shared", "missing"), "schemas/odcs", name);
    assumeTrue(Files.exists(file), "no official schema at " + file + ": set -Dfloe.shared");
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
            .getSchema(Files.readString(file), InputFormat.JSON);
    assertThat(
            schema.validate(document, InputFormat.YAML).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList())
        .as(document)
        .isEmpty();
  }
}
