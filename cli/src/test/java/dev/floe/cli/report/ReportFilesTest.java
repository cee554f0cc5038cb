package dev.floe.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class ReportFilesTest {

  @TempDir private Path work;
  private Path product;

  @BeforeEach
  void project() throws IOException {
    product =
        Projects.copy(Path.of("src/test/resources/reports/two_tiers"), work.resolve("checkout"));
  }

  @Test
  void writesFilesBesideTheAnswer() throws IOException {
    Typed typed =
        Projects.at(
            product,
            "compile",
            "--report",
            "out/a.html",
            "--report",
            "out/b.sarif",
            "--report=out/c.txt");
    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.out()).startsWith("[1/4] Loading platform artifacts");
    assertThat(Files.readString(product.resolve("out/a.html"))).startsWith("<!DOCTYPE html>");
    assertThat(Files.readString(product.resolve("out/b.sarif"))).contains("\"version\": \"2.1.0\"");
    assertThat(Files.readString(product.resolve("out/c.txt")))
        .startsWith("[1/4]")
        .contains("error[FLOE-GOV-001]");
  }

  @Test
  void refusesANameThatSaysNoFormatBeforeItCompiles() {
    Typed typed = Projects.at(product, "compile", "--report", "report.pdf");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("FLOE-CLI-004").contains(".sarif");
    assertThat(typed.out()).isEmpty();
  }

  @Test
  void countsTheSameInJUnitAsItLists()
      throws IOException, ParserConfigurationException, SAXException {
    Element suites = junit();
    assertThat(count(suites, "testcase")).isEqualTo(number(suites, "tests"));
    assertThat(count(suites, "failure")).isEqualTo(number(suites, "failures")).isEqualTo(2);
    assertThat(count(suites, "skipped")).isEqualTo(number(suites, "skipped"));
  }

  @Test
  void tellsAProductThatCannotBeReadInEveryFormat()
      throws IOException, ParserConfigurationException, SAXException {
    Files.writeString(product.resolve("floe.yaml"), "kind: [\n");
    assertThat(number(junit(), "failures")).isEqualTo(1);
    for (String format : ReportFormat.words()) {
      Typed typed = Projects.at(product, "compile", "--output", format);
      assertThat(typed.code()).as(format).isEqualTo(1);
      assertThat(typed.out() + typed.err()).as(format).contains("FLOE-YAML-");
    }
  }

  @Test
  void keepsMarkupInNamesFromBecomingMarkup()
      throws IOException, ParserConfigurationException, SAXException {
    Projects.write(product, "models/<b>&.sql", "select 1 as id");
    assertThat(Projects.at(product, "compile", "--output", "html").out())
        .doesNotContain("<b>&.sql")
        .contains("&lt;b&gt;&amp;.sql");
    assertThat(count(junit(), "failure")).isPositive();
  }

  /** A page that a browser with no network shows whole. */
  @Test
  void needsNothingBesideThePage() {
    assertThat(Projects.at(product, "compile", "--output", "html").out())
        .doesNotContain("http://", "https://", "<script", "<link", "<img", "@import", "url(");
  }

  /** Every element is closed where it should be: the page is XML as well. */
  @Test
  void isWellFormed() throws IOException, ParserConfigurationException, SAXException {
    Element page = parsed(Projects.at(product, "compile", "--output", "html").out());
    assertThat(page.getTagName()).isEqualTo("html");
    assertThat(count(page, "h2")).isEqualTo(4);
    assertThat(count(page, "details")).isGreaterThan(4);
  }

  private Element junit() throws IOException, ParserConfigurationException, SAXException {
    return parsed(Projects.at(product, "compile", "--output", "junit").out());
  }

  private static Element parsed(String xml)
      throws IOException, ParserConfigurationException, SAXException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  private static int count(Element suites, String name) {
    return suites.getElementsByTagName(name).getLength();
  }

  private static int number(Element suites, String attribute) {
    return Integer.parseInt(suites.getAttribute(attribute));
  }
}
