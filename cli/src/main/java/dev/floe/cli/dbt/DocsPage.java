package dev.floe.cli.dbt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page that shows a manifest and a catalog. It loads nothing from anywhere else. */
final class DocsPage {

  private static final String SLOT = "<!-- data -->";

  private DocsPage() {}

  /** A page that loads both from the folder it lies in. */
  static String loading() {
    return template();
  }

  /** A page that has both in it. */
  static String holding(String manifest, String catalog) {
    return template().replace(SLOT, script("manifest", manifest) + script("catalog", catalog));
  }

  /** JSON may have anything in its texts, the end of a script too. */
  private static String script(String id, String json) {
    return "<script type=\"application/json\" id=\""
        + id
        + "\">"
        + json.replace("</", "<\\/").replace("<!--", "<\\u0021--")
        + "</script>\n";
  }

  private static String template() {
    try (InputStream page = DocsPage.class.getResourceAsStream("docs.html")) {
      if (page == null) {
        throw new IllegalStateException("the page is missing from the program");
      }
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
