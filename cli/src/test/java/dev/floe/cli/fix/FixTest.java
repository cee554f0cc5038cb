package dev.floe.cli.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code floe compile --fix}. */
class FixTest {

  private static final String MANIFEST =
      """
      metadata: {name: acme, version: 1.0.0}
      plugins: {compute: duckdb}
      data_architecture:
        pattern: medallion
        layers:
          silver: {quality_gates: {required_tests: [not_null_pk, unique_pk, documentation]}}
      """;

  private static final String PROPERTIES =
      """
      models:
        # the one that matters
        - name: silver_orders
          columns: [{name: order_id}]
      """;

  @TempDir Path folder;

  @BeforeEach
  void aProduct() throws IOException {
    Files.writeString(
        folder.resolve("floe.yaml"), "metadata: {name: shop}\nplatform: {ref: manifest.yaml}\n");
    Files.writeString(folder.resolve("manifest.yaml"), MANIFEST);
    Files.createDirectories(folder.resolve("models"));
    Files.writeString(
        folder.resolve("models/silver_orders.sql"), "select 1 as order_id, now() as loaded_at\n");
    Files.writeString(folder.resolve("models/models.yml"), PROPERTIES);
  }

  @Test
  void addsWhatIsSureToBeRightOnce() throws IOException {
    Typed first = Typed.in(folder, "compile", "--fix");
    assertThat(first.err())
        .contains("+ models/models.yml: silver_orders.order_id: not_null")
        .doesNotContain("missing not_null_pk");
    String text = Files.readString(folder.resolve("models/models.yml"));
    assertThat(text)
        .isEqualTo(
            PROPERTIES.replace(
                "{name: order_id}", "{name: order_id, data_tests: [not_null, unique]}"));

    Typed second = Typed.in(folder, "compile", "--fix");
    assertThat(second.err()).contains("--fix: no missing test is sure to be right");
    assertThat(folder.resolve("models/models.yml")).hasContent(text);
  }

  @Test
  void writesNoDescriptionsAndNothingThatIsWaived() throws IOException {
    Files.writeString(
        folder.resolve("manifest.yaml"),
        MANIFEST
            + """
            governance:
              waivable: [not-null-pk, unique-pk]
              waivers:
                - {name: a, rule: not-null-pk, subject: "*", owner: o, reason: r, expires: 2999-12-31}
                - {name: b, rule: unique-pk, subject: "*", owner: o, reason: r, expires: 2999-12-31}
            """);
    Typed typed = Typed.in(folder, "compile", "--fix");
    assertThat(typed.err()).contains("--fix: no missing test", "missing documentation");
    assertThat(folder.resolve("models/models.yml")).hasContent(PROPERTIES);
  }
}
