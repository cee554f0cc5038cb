package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Browser;
import dev.floe.cli.Floe;
import dev.floe.cli.Typed;
import dev.floe.cli.command.Interruption;
import dev.floe.cli.command.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocsTest {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void begin() throws IOException {
    shop = Shop.in(folder);
  }

  @Test
  void writesWhatTheDatabaseHas() throws IOException {
    shop.dbt("build");

    Typed generated = shop.dbt("docs", "generate", "--static");

    assertThat(generated.code()).as(generated.err()).isZero();
    assertThat(shop.read("target/catalog.json"))
        .contains("\"model.shop.revenue\":{\"metadata\":{\"type\":\"BASE TABLE\"")
        .contains("\"amount\":{\"type\":\"INTEGER\",\"index\":2");
    assertThat(shop.read("target/manifest.json")).contains("\"compiled_code\"");
    assertThat(shop.read("target/static_index.html"))
        .contains("<script type=\"application/json\" id=\"catalog\">");
  }

  @Test
  void showsWhatTheDatabaseSaysOfRelationsAndColumns() throws IOException {
    shop.write(
        "models/orders.sql",
        "{{ config(persist_docs={'relation': true, 'columns': true}) }} select * from {{ ref('stg_orders') }}");
    shop.write(
        "models/models.yml",
        """
        models:
          - name: orders
            description: One row for each order.
            columns: [{name: id, description: Its number.}]
        """);
    shop.dbt("build");

    shop.dbt("docs", "generate");

    assertThat(shop.read("target/catalog.json"))
        .contains("\"comment\":\"One row for each order.\"", "\"comment\":\"Its number.\"");
  }

  @Test
  void keepsTheEndOfAScriptInATextFromEndingThePage() throws IOException {
    shop.write("models/odd.sql", "select '</script><script>alert(1)</script>' as x");
    shop.dbt("build");

    shop.dbt("docs", "generate", "--static");

    assertThat(shop.read("target/static_index.html"))
        .contains("<\\/script>")
        .doesNotContain("</script><script>alert(1)");
  }

  @Test
  void leavesTheDatabaseAloneWhenToldTo() throws IOException {
    Typed generated = shop.dbt("docs", "generate", "--empty-catalog", "--no-compile");

    assertThat(generated.code()).as(generated.err()).isZero();
    assertThat(shop.read("target/catalog.json")).contains("\"nodes\":{}");
  }

  @Test
  void servesThePageAndNothingElseUntilItIsInterrupted() throws Exception {
    shop.dbt("docs", "generate", "--empty-catalog");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Interruption interruption = new Interruption();
    Thread server =
        Thread.ofPlatform()
            .start(
                () -> Floe.run(around(out, interruption), "dbt", "docs", "serve", "--port", "0"));
    String address = address(out);

    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(get(client, address).body()).startsWith("<!doctype html>");
      assertThat(get(client, address + "manifest.json").body()).contains("model.shop.orders");
      assertThat(get(client, address + "run_results.json").statusCode()).isEqualTo(404);
      assertThat(get(client, address + "..%2fprofiles.yml").statusCode()).isEqualTo(404);
    }
    interruption.interrupt();
    server.join();
  }

  private Surroundings around(ByteArrayOutputStream out, Interruption interruption) {
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new Surroundings(
        folder,
        Map.of(),
        Clock.systemUTC(),
        stream,
        stream,
        new Surroundings.Terminals(false, false),
        interruption);
  }

  private static String address(ByteArrayOutputStream out) {
    Pattern line = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");
    for (; ; Thread.onSpinWait()) {
      Matcher found = line.matcher(out.toString(StandardCharsets.UTF_8));
      if (found.find()) {
        return found.group();
      }
    }
  }

  private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void saysThatThePortIsTaken() throws IOException {
    shop.dbt("docs", "generate", "--empty-catalog");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Typed served = shop.dbt("docs", "serve", "--port", String.valueOf(taken.getLocalPort()));

      assertThat(served.err()).contains("FLOE-CLI-020");
      assertThat(served.code()).isEqualTo(2);
    }
  }

  @Test
  void asksForGenerateFirst() {
    assertThat(shop.dbt("docs", "serve").err()).contains("docs generate");
  }

  @Test
  void aBrowserShowsDescriptionsAsTheyAreMeantAndTheWholeGraph() throws Exception {
    Browser browser = new Browser(folder);
    shop.write(
        "models/models.yml",
        """
        models:
          - name: orders
            description: |
              # What it is

              One row for each **order**, see [the shop](https://example.org) and `id`.
              <b>not HTML</b>

              - first
              - second
                line

              | kind | meaning |
              | ---- | ------- |
              | a    | *paid*  |
        """);
    shop.dbt("docs", "generate", "--static");
    Path page = folder.resolve("target/static_index.html");

    assertThat(browser.drawn(page, "#model.shop.orders"))
        .contains("<h3>What it is</h3>", "<strong>order</strong>", "<code>id</code>")
        .contains("<a href=\"https://example.org\">the shop</a>", "&lt;b&gt;not HTML&lt;/b&gt;")
        .contains("<li>first</li><li>second line</li>", "<td><em>paid</em></td>");
    assertThat(browser.drawn(page, ""))
        .containsPattern("<title>model\\.shop\\.orders</title>")
        .containsPattern("\\d models<");
  }

  @Test
  void aPageThatIsOpenedFromTheDiskSaysWhatToDo() throws Exception {
    Browser browser = new Browser(folder);
    shop.dbt("docs", "generate");

    assertThat(browser.drawn(folder.resolve("target/index.html"), ""))
        .contains("floe dbt docs serve", "--static");
  }
}
