package dev.floe.diagnostics.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Code;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.TestCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextRendererTest {

  private static final String PRODUCT =
      """
      platform:
        ref: ../manifest.yaml
      plugin:
        compute: duckdb
      """;

  private static final Map<String, String> FILES =
      Map.of(
          "floe.yaml", PRODUCT,
          "tabs.sql", "select\n\t\tcustomer,\torders\n",
          "wide.sql", "select '日本語' as x, oops\n",
          "marks.sql", "select e\u0301 as ee, oops\n",
          "long.sql", "select " + "column_name, ".repeat(30) + "oops, " + "more, ".repeat(30),
          "escape.sql", "select '\u001b[31m\u202Eevil' oops\r\nfrom a\r\n",
          "profiles.yml",
              "password: correct-horse\nuser: {x\ntoken: ${TOKEN}\nsecret: '{{ var }}'\n",
          "block.sql", "select\n  a,\n  b,\n  c,\n  d,\n  e\nfrom t\n");

  private final TextRenderer plain =
      new TextRenderer(file -> Optional.ofNullable(FILES.get(file)), Style.PLAIN);

  @Test
  void underlinesThePlaceInItsLine() {
    assertThat(plain.render(error(span("floe.yaml", 3, 1, 7), "unknown key 'plugin'")))
        .isEqualTo(
            """
            error[FLOE-TST-001]: unknown key 'plugin'
             --> floe.yaml:3:1
              |
            3 | plugin:
              | ^^^^^^
            """);
  }

  /** A finding about something nobody should read. */
  private enum Secret implements Code {
    LEAKED;

    @Override
    public String id() {
      return "FLOE-TST-002";
    }

    @Override
    public String title() {
      return "secret";
    }

    @Override
    public boolean quotesSource() {
      return false;
    }
  }

  @Test
  void doesNotQuoteALineThatHoldsASecret() {
    assertThat(plain.render(Diagnostic.at(Secret.LEAKED, span("floe.yaml", 3, 1, 7), "a secret")))
        .isEqualTo(
            """
            error[FLOE-TST-002]: a secret
             --> floe.yaml:3:1
            """);
  }

  @Test
  void blotsOutCredentialsButNotReferencesToThem() {
    String report = plain.render(error(span("profiles.yml", 1, 1, 9), "key given twice"));
    assertThat(report).contains("1 | password: *************\n").doesNotContain("horse");
    assertThat(plain.render(error(span("profiles.yml", 3, 1, 6), "x"))).contains("${TOKEN}");
    assertThat(plain.render(error(span("profiles.yml", 4, 1, 6), "x"))).contains("{{ var }}");
  }

  @Test
  void showsWhoDemandsItNotesAndHelpUnderOneGutter() {
    Diagnostic finding =
        error(span("floe.yaml", 4, 3, 10), "cannot be set here")
            .demandedBy(Span.at("floe.yaml", 2, 3))
            .withNote(Note.at("called from here", span("block.sql", 6, 3, 4)))
            .withNote(Note.of("a remark\nof two lines"))
            .withHelp("move it to manifest.yaml");
    assertThat(plain.render(finding))
        .isEqualTo(
            """
            error[FLOE-TST-001]: cannot be set here
             --> floe.yaml:4:3
              |
            4 |   compute: duckdb
              |   ^^^^^^^
            note: demanded here
             --> floe.yaml:2:3
              |
            2 |   ref: ../manifest.yaml
              |   ^
            note: called from here
             --> block.sql:6:3
              |
            6 |   e
              |   ^
            note: a remark
                  of two lines
            help: move it to manifest.yaml
            """);
  }

  @Test
  void expandsTabs() {
    assertThat(plain.render(error(span("tabs.sql", 2, 13, 19), "no such column")))
        .isEqualTo(
            """
            error[FLOE-TST-001]: no such column
             --> tabs.sql:2:13
              |
            2 |         customer,   orders
              |                     ^^^^^^
            """);
  }

  @Test
  void countsWideCharactersAsTwoColumns() {
    assertThat(plain.render(error(span("wide.sql", 1, 20, 24), "no such column")))
        .endsWith(
            """
            1 | select '日本語' as x, oops
              |                       ^^^^
            """);
  }

  @Test
  void countsCombiningMarksAsNone() {
    assertThat(plain.render(error(span("marks.sql", 1, 18, 22), "no such column")))
        .endsWith("1 | select e\u0301 as ee, oops\n  |                 ^^^^\n");
  }

  @Test
  void cutsAWindowOutOfALongLine() {
    int start = 7 + 13 * 30 + 1;
    String text = plain.render(error(span("long.sql", 1, start, start + 4), "no such column"));
    List<String> lines = text.lines().toList();
    assertThat(lines.get(3)).startsWith("1 | …").endsWith("…").hasSizeLessThan(150);
    int at = lines.get(4).indexOf('^');
    assertThat(lines.get(3).substring(at, at + 4)).isEqualTo("oops");
    assertThat(lines.get(4).substring(at)).isEqualTo("^^^^");
  }

  @Test
  void letsNoControlCharacterThrough() {
    assertThat(plain.render(error(span("escape.sql", 1, 21, 25), "odd \u001b[2J name")))
        .isEqualTo(
            """
            error[FLOE-TST-001]: odd ␛[2J name
             --> escape.sql:1:21
              |
            1 | select '␛[31m<U+202E>evil' oops
              |                            ^^^^
            """);
  }

  @Test
  void marksEachLineOfAPlaceOfSeveralLines() {
    Span span = new Span("block.sql", new Position(2, 3), new Position(3, 5));
    assertThat(plain.render(error(span, "these")))
        .endsWith(
            """
            2 |   a,
              |   ^^
            3 |   b,
              |   ^^
            """);
  }

  @Test
  void leavesOutTheMiddleOfALongPlace() {
    Span span = new Span("block.sql", new Position(1, 1), new Position(7, 1));
    assertThat(plain.render(error(span, "all of it")))
        .isEqualTo(
            """
            error[FLOE-TST-001]: all of it
             --> block.sql:1:1
              |
            1 | select
              | ^^^^^^
            2 |   a,
              |   ^^
            3 |   b,
              |   ^^
            ...
            6 |   e
              |   ^
            """);
  }

  @Test
  void pointsJustBehindTheEndOfALine() {
    assertThat(plain.render(error(Span.at("block.sql", 7, 7), "something is missing")))
        .endsWith("7 | from t\n  |       ^\n");
  }

  @Test
  void namesThePlaceWhereTheTextIsNotToBeHad() {
    assertThat(plain.render(error(Span.at("gone.yaml", 12, 4), "broken")))
        .isEqualTo("error[FLOE-TST-001]: broken\n  --> gone.yaml:12:4\n");
    assertThat(plain.render(error(Span.at("floe.yaml", 99, 1), "broken")))
        .isEqualTo("error[FLOE-TST-001]: broken\n  --> floe.yaml:99:1\n");
  }

  @Test
  void needsNoPlace() {
    assertThat(plain.render(Diagnostic.of(TestCode.ODD, "no tests")))
        .isEqualTo("warning[FLOE-TST-002]: no tests\n");
  }

  @Test
  void separatesFindingsByABlankLine() {
    Diagnostic odd = Diagnostic.of(TestCode.ODD, "odd");
    assertThat(plain.render(List.of(odd, odd)))
        .isEqualTo("warning[FLOE-TST-002]: odd\n\nwarning[FLOE-TST-002]: odd\n");
    assertThat(plain.render(List.of())).isEmpty();
  }

  @Test
  void coloursNothingButWhatPlainTextHasToo() {
    TextRenderer coloured =
        new TextRenderer(file -> Optional.ofNullable(FILES.get(file)), Style.COLOURED);
    Diagnostic finding =
        error(span("floe.yaml", 3, 1, 7), "unknown key").withHelp("did you mean 'plugins'?");
    String text = coloured.render(finding);
    assertThat(text).contains("\u001b[1;31m^^^^^^\u001b[0m");
    assertThat(text.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain.render(finding));
  }

  @Test
  void countsFindingsBySeverity() {
    Diagnostic broken = Diagnostic.of(TestCode.BROKEN, "broken");
    assertThat(TextRenderer.summary(List.of(broken, Diagnostic.of(TestCode.ODD, "odd"), broken)))
        .isEqualTo("2 errors, 1 warning");
    assertThat(TextRenderer.summary(List.of(broken.withSeverity(Severity.NOTE))))
        .isEqualTo("1 note");
    assertThat(TextRenderer.summary(List.of())).isEqualTo("no findings");
  }

  private static Diagnostic error(Span span, String message) {
    return Diagnostic.at(TestCode.BROKEN, span, message);
  }

  private static Span span(String file, int line, int from, int to) {
    return new Span(file, new Position(line, from), new Position(line, to));
  }
}
