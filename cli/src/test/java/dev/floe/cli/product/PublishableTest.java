package dev.floe.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishableTest {

  @TempDir private Path work;

  @BeforeEach
  void aProductOnAServer() throws IOException {
    write(
        "floe.yaml",
        "platform: {ref: ./manifest.yaml}\ntransforms: [{type: dbt, path: models/}]\n");
    write(
        "manifest.yaml",
        """
        plugins:
          compute: {type: postgres, config: {host: 127.0.0.1, port: 1, user: u, dbname: shop}}
        environments:
          dev: {stand_in: {compute: duckdb}}
        """);
    write("models/gold_orders.sql", "select 1 as order_id");
  }

  @Test
  void refusesAServerBeforeItConnects() {
    Typed typed = Typed.in(work, "run");
    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.out() + typed.err())
        .contains("error[FLOE-CLI-017]", "manifest.yaml:2")
        .doesNotContain("FLOE-RUN-1");
    assertThat(work.resolve("warehouse")).doesNotExist();
  }

  @Test
  void compilesForAServer() {
    assertThat(Typed.in(work, "compile").code()).isZero();
  }

  @Test
  void runsWhereTheEmbeddedEngineStandsIn() {
    assertThat(Typed.in(work, "run", "--env", "dev").code()).isZero();
    assertThat(work.resolve("warehouse/data.duckdb")).exists();
  }

  private void write(String name, String text) throws IOException {
    Path file = work.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
