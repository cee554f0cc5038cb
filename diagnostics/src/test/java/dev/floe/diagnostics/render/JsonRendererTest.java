package dev.floe.diagnostics.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.TestCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonRendererTest {

  private final JsonRenderer renderer = new JsonRenderer();

  @Test
  void writesEveryKeyOfAFinding() {
    Diagnostic finding =
        Diagnostic.at(
                TestCode.BROKEN,
                new Span("floe.yaml", new Position(3, 1), new Position(3, 7)),
                "unknown key \"plugin\"")
            .about("product.shop")
            .demandedBy(Span.at("manifest.yaml", 2, 3))
            .withNote(Note.of("first"))
            .withHelp("did you mean 'plugins'?");
    assertThat(renderer.render(List.of(finding)))
        .isEqualTo(
            """
            {
              "version": 1,
              "summary": {
                "errors": 1,
                "warnings": 0,
                "notes": 0
              },
              "diagnostics": [
                {
                  "code": "FLOE-TST-001",
                  "title": "something is broken",
                  "severity": "error",
                  "message": "unknown key \\"plugin\\"",
                  "subject": "product.shop",
                  "place": {
                    "file": "floe.yaml",
                    "line": 3,
                    "column": 1,
                    "endLine": 3,
                    "endColumn": 7
                  },
                  "demandedBy": {
                    "file": "manifest.yaml",
                    "line": 2,
                    "column": 3,
                    "endLine": 2,
                    "endColumn": 3
                  },
                  "notes": [
                    {
                      "message": "first",
                      "place": null
                    }
                  ],
                  "help": "did you mean 'plugins'?",
                  "fingerprint": "%s"
                }
              ]
            }
            """
                .formatted(finding.fingerprint()));
  }

  @Test
  void writesNullForWhatIsUnknown() {
    assertThat(renderer.render(List.of(Diagnostic.of(TestCode.ODD, "odd"))))
        .contains("\"place\": null,\n      \"demandedBy\": null,\n      \"notes\": [],")
        .contains("\"help\": null,");
  }

  @Test
  void isADocumentEvenWithoutFindings() {
    assertThat(renderer.render(List.of())).endsWith("  \"diagnostics\": []\n}\n");
  }

  @Test
  void escapesWhatJsonOrATerminalWouldStumbleOver() {
    assertThat(
            renderer.render(List.of(Diagnostic.of(TestCode.ODD, "a\tb\\c\u001b\u2028\ud800 é 😀"))))
        .contains("\"message\": \"a\\tb\\\\c\\u001b\\u2028\\ud800 é 😀\"");
  }

  @Test
  void addsWhatElseACommandHasToTell() {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("nodes", List.of(Map.of("rows", 3L), Map.of("ok", true)));
    more.put("none", null);
    more.put("ratio", Double.NaN);

    assertThat(new JsonRenderer().render(List.of(), more))
        .endsWith(
            """
              "diagnostics": [],
              "nodes": [
                {
                  "rows": 3
                },
                {
                  "ok": true
                }
              ],
              "none": null,
              "ratio": "NaN"
            }
            """);
  }
}
