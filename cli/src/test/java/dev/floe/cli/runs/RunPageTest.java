package dev.floe.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Browser;
import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of a run: what is in it, and what a browser makes of it. */
class RunPageTest {

  private static final Pattern DATA =
      Pattern.compile(
          "<script type=\"application/json\" id=\"run\">(.*?)</script>", Pattern.DOTALL);

  @TempDir private Path folder;

  @BeforeEach
  void begin() {
    assertThat(Typed.in(folder, "init", "--name", "shop", ".").code()).isZero();
  }

  private String page() throws IOException {
    Typed typed = Typed.in(folder, "runs", "show", "last", "--html", "page.html");
    assertThat(typed.code()).as(typed.err()).isZero();
    return Files.readString(folder.resolve("page.html"));
  }

  private static JsonNode data(String page) {
    Matcher data = DATA.matcher(page);
    assertThat(data.find()).isTrue();
    return JsonMapper.shared().readTree(data.group(1));
  }

  private static JsonNode node(JsonNode data, String id) {
    return data.path("nodes")
        .valueStream()
        .filter(node -> node.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tellsOfEveryNodeWithItsColumnsAndWhereTheyComeFrom() throws IOException {
    Typed.in(folder, "run");

    JsonNode data = data(page());

    assertThat(data.path("run").path("state").asString()).isEqualTo("published");
    assertThat(data.path("findings").isEmpty()).isTrue();
    JsonNode silver = node(data, "model.shop.silver_orders");
    assertThat(silver.path("status").asString()).isEqualTo("success");
    assertThat(silver.path("rows").asInt()).isEqualTo(12);
    assertThat(silver.path("start").asDouble()).isLessThanOrEqualTo(silver.path("end").asDouble());
    assertThat(silver.path("columns").valueStream().map(c -> c.path("name").asString()))
        .contains("customer_name");
    assertThat(silver.path("columns").toString())
        .contains("\"node\":\"model.shop.bronze_customers\",\"column\":\"customer_name\"");
  }

  @Test
  void showsAnErrorWithTheLineThatWasThereWhenItHappened() throws IOException {
    String failing =
        "{{ config(severity='error') }} select '</script><b>' as x where 1 = cast('a' as int)";
    Path test = folder.resolve("tests/never.sql");
    Files.createDirectories(test.getParent());
    Files.writeString(test, failing);
    assertThat(Typed.in(folder, "run").code()).isEqualTo(1);
    Files.delete(test);

    String page = page();

    JsonNode finding = data(page).path("findings").path(0);
    assertThat(finding.path("node").asString()).isEqualTo("test.shop.never");
    assertThat(finding.path("source").asString()).contains("tests/never.sql:1", "cast('a' as int)");
    assertThat(page).doesNotContain("</script><b>");
  }

  @Test
  void loadsNothingFromElsewhere() throws IOException {
    Typed.in(folder, "run");

    String page = page().replace("http://www.w3.org/2000/svg", "");

    assertThat(page).doesNotContain("http://", "https://", "src=", "@import", "url(");
    assertThat(page).contains("default-src 'none'");
  }

  @Test
  void aBrowserDrawsTheTimelineTheGraphAndTheLineageOfAColumn() throws Exception {
    Browser browser = new Browser(folder);
    Typed.in(folder, "run");
    page();

    String drawn =
        browser.drawn(folder.resolve("page.html"), "#node=model.shop.silver_orders&column=amount");

    assertThat(drawn).contains("class=\"bar good\"");
    assertThat(drawn.split("<g class=\"node", -1)).hasSize(1 + 6);
    assertThat(drawn).contains("<path class=\"edge on\" data-from=\"model.shop.bronze_orders\"");
    assertThat(drawn).containsPattern("class=\"trace\">.*amount_cents");
    assertThat(drawn).contains("unique_silver_orders_order_id");
  }

  @Test
  void aBrowserMarksATableWhoseTestFails() throws Exception {
    Browser browser = new Browser(folder);
    Path orders = folder.resolve("seeds/raw_orders.csv");
    List<String> lines = Files.readAllLines(orders);
    Files.writeString(orders, lines.getLast() + "\n", StandardOpenOption.APPEND);
    Typed.in(folder, "run");
    page();

    String drawn = browser.drawn(folder.resolve("page.html"), "");

    assertThat(drawn).contains("getting ready");
    assertThat(drawn)
        .containsPattern("data-id=\"model\\.shop\\.bronze_orders\".{0,300}class=\"side bad\"")
        .contains("skipped because of unique_bronze_orders_order_id<");
  }
}
