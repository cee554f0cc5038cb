package dev.floe.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is wrong in a manifest is the manifest's fault, whoever finds out; what fails outside is
 * not.
 */
class CatalogSettingsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          iceberg-local                                                               | 1 | FLOE-CAT-001
          {type: iceberg-local, config: {path: lake, lease_seconds: soon}}            | 1 | FLOE-CLI-004
          {type: iceberg-rest, config: {uri: "http://127.0.0.1:1", url: twice}}       | 1 | FLOE-CAT-001
          {type: iceberg-rest, config: {uri: "http://127.0.0.1:1"}}                   | 3 | FLOE-CAT-002
          """)
  void aCommandEndsByWhoseFaultItIs(String catalog, int code, String found) throws IOException {
    assertThat(Typed.in(folder, "init", "--name", "shop", ".").code()).isZero();
    Files.writeString(
        folder.resolve("manifest.yaml"),
        "metadata: {name: acme, version: 1.0.0}\nplugins:\n  compute: duckdb\n  catalog: "
            + catalog
            + "\n");

    Typed typed = Typed.in(folder, "run");

    assertThat(typed.out() + typed.err()).contains("error[" + found + "]");
    assertThat(typed.code()).isEqualTo(code);
  }
}
