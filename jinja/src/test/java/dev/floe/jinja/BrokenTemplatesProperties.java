package dev.floe.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Result;
import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.text.Run;
import dev.floe.jinja.value.Context;
import dev.floe.jinja.value.Limits;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the input is: a diagnostic or a result, never an exception and never a hang. */
class BrokenTemplatesProperties {

  private static final List<String> PIECES =
      List.of(
          "{{",
          "}}",
          "{%",
          "%}",
          "{#",
          "#}",
          "-",
          "+",
          "raw",
          "endraw",
          "if",
          "else",
          "elif",
          "endif",
          "for",
          "in",
          "endfor",
          "set",
          "endset",
          "macro",
          "endmacro",
          "call",
          "endcall",
          "filter",
          "endfilter",
          "block",
          "endblock",
          "extends",
          "include",
          "import",
          "from",
          "as",
          "with",
          "endwith",
          "do",
          "break",
          "continue",
          "test",
          "endtest",
          "docs",
          "enddocs",
          "materialization",
          "return",
          "loop",
          "caller",
          "x",
          "y.z",
          "f(",
          ")",
          "(",
          "[",
          "]",
          "{",
          "}",
          "'",
          "\"",
          "'a'",
          "1",
          "1.5",
          "0x",
          "1e9",
          "|",
          "upper",
          "is",
          "defined",
          "not",
          "and",
          "or",
          "==",
          "~",
          "*",
          "**",
          "//",
          "%",
          ",",
          ":",
          ";",
          "=",
          ".",
          " ",
          "\n",
          "\\",
          "é",
          "\uD83D\uDE00",
          "\u0000",
          "_",
          "recursive",
          "scoped",
          "range(9)",
          "none",
          "true");

  private final Engine engine = CorpusCheck.dbtEngine();
  private final Engine strict =
      Engine.builder().doStatement().loopControls().limits(Limits.UNTRUSTED).build();

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(PIECES).list().ofMaxSize(40).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<String> spacedPieces() {
    return Arbitraries.of(PIECES).list().ofMaxSize(40).map(list -> String.join(" ", list));
  }

  @Property(tries = 2000)
  void parsesOrExplainsAnyJumble(@ForAll("pieces") String text) {
    check(text);
  }

  @Property(tries = 2000)
  void parsesOrExplainsAnyJumbleOfWords(@ForAll("spacedPieces") String text) {
    check("{% " + text + " %}{{ " + text + " }}");
  }

  @Property(tries = 1000)
  void parsesOrExplainsAnyText(@ForAll String text) {
    check(text);
    check("{{ " + text + " }}");
  }

  @Property(tries = 1500)
  void parsesOrExplainsATemplateBrokenInTheMiddle(@ForAll long seed) {
    String template = TemplateGenerator.of(seed).template();
    Random random = new Random(seed);
    int at = template.isEmpty() ? 0 : random.nextInt(template.length());
    check(template.substring(0, at));
    check(
        template.substring(0, at)
            + PIECES.get(random.nextInt(PIECES.size()))
            + template.substring(at));
  }

  private void check(String text) {
    Result<Template> parsed = engine.parse("t", text).then(Template::checked);
    assertThat(parsed.isOk() || parsed.diagnostics().get(0).span().isPresent()).isTrue();
    Result<MappedText> rendered =
        strict.parse("t", text).then(t -> t.render(Context.of(java.util.Map.of("x", 1L))));
    assertThat(rendered.isOk() || !rendered.diagnostics().get(0).message().isEmpty()).isTrue();
  }

  @Property(tries = 1000)
  void aVerbatimRunEqualsTheSliceOfItsTemplate(@ForAll long seed) {
    DifferentialCase each = TemplateGenerator.of(seed);
    if (each.nativeTypes()) {
      return;
    }
    Result<MappedText> rendered =
        each.engine(true).parse("t", each.template()).then(t -> t.render(each.values()));
    rendered.value().ifPresent(BrokenTemplatesProperties::checkRuns);
  }

  private static void checkRuns(MappedText text) {
    int at = 0;
    for (Run run : text.runs()) {
      String part = text.toString().substring(at, at + run.length());
      if (run.kind() == Run.Kind.VERBATIM) {
        String source = run.frame().source().text();
        assertThat(source.substring(run.offset(), run.offset() + run.length())).isEqualTo(part);
      }
      at += run.length();
    }
    assertThat(at).isEqualTo(text.length());
  }
}
