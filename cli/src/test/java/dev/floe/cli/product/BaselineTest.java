package dev.floe.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that was there before its platform: its findings are noted once, new ones count. */
class BaselineTest {

  @TempDir private Path folder;

  @BeforeEach
  void projectOfTheUsualShape() throws IOException {
    write("dbt_project.yml", "name: shop\nversion: \"1.0\"\nconfig-version: 2\n");
    write("seeds/raw_orders.csv", "id,customer,amount\n1,7,10\n");
    write("models/staging/stg_orders.sql", "select * from {{ ref('raw_orders') }}\n");
    write("models/orders.sql", "select id as order_id, amount from {{ ref('stg_orders') }}\n");
    write("models/customers.sql", "select distinct customer from {{ ref('stg_orders') }}\n");
    write(
        "manifest.yaml",
        "data_architecture:\n  pattern: medallion\n  naming: {enforcement: strict}\n");
    write(
        "floe.yaml",
        "platform: {ref: ./manifest.yaml}\ntransforms: [{type: dbt, path: models/}]\n");
  }

  @Test
  void makesAnOldProjectCompileAndCountsWhatIsNew() throws IOException {
    Typed found = Typed.in(folder, "compile");
    assertThat(found.code()).isEqualTo(1);
    assertThat(found.out())
        .contains("'stg_orders' violates naming convention")
        .contains("'orders' violates naming convention");

    assertThat(Typed.in(folder, "compile", "--baseline", "write").code()).isEqualTo(1);
    Typed green = Typed.in(folder, "compile", "--baseline", "use");
    assertThat(green.code()).as(green.out() + green.err()).isZero();
    assertThat(green.out()).contains("· known before: 'orders' violates naming convention");

    write("models/refunds.sql", "select 1 as refund_id\n");
    Typed grown = Typed.in(folder, "compile", "--baseline", "use");
    assertThat(grown.code()).isEqualTo(1);
    assertThat(grown.err()).contains("'refunds'").doesNotContain("error[FLOE-GOV-001]: 'orders'");
  }

  @Test
  void knowsFindingsAgainWhenTheirLinesHaveMoved() throws IOException {
    Typed.in(folder, "compile", "--baseline", "write");
    write(
        "models/orders.sql",
        "-- moved\n\n-- twice\nselect id as order_id, amount from {{ ref('stg_orders') }}\n");
    assertThat(Typed.in(folder, "compile", "--baseline", "use").code()).isZero();
  }

  @Test
  void countsAgainWhatTheBaselineNoLongerNames() throws IOException {
    Typed.in(folder, "compile", "--baseline", "write");
    write("floe-baseline.json", "{\"version\": 1, \"findings\": []}\n");
    assertThat(Typed.in(folder, "compile", "--baseline", "use").code()).isEqualTo(1);
  }

  @Test
  void saysWhatToDoWithoutABaseline() {
    Typed typed = Typed.in(folder, "compile", "--baseline", "use");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("floe compile --baseline write");
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
