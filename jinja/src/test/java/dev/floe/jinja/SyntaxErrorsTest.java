package dev.floe.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.jinja.error.JinjaCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All the syntax errors of a template are told at once, and each of them once. */
class SyntaxErrorsTest {

  private final Engine engine = CorpusCheck.dbtEngine();

  private List<String> errors(String... lines) {
    List<Diagnostic> found = engine.parse("t", String.join("\n", lines)).diagnostics();
    assertThat(found).allMatch(each -> each.code() == JinjaCode.SYNTAX);
    return found.stream()
        .map(each -> each.span().orElseThrow().toString() + " " + each.message())
        .toList();
  }

  @Test
  void goesOnAfterEachBrokenTag() {
    assertThat(errors("{{ a b }}", "{{ fine }}", "{% set x = %}", "{{ 1 + }}", "{{ ok }}"))
        .containsExactly(
            "t:1:6 expected token 'end of print statement', got 'b'",
            "t:3:12 Expected an expression, got 'end of statement block'",
            "t:4:8 unexpected 'end of print statement'");
  }

  @Test
  void goesOnAfterATagThatCannotBeRead() {
    assertThat(errors("{{ a ? b }}", "{% if x ! y %}1{% endif %}", "{{ 'open }}", "{{ b c }}"))
        .containsExactly(
            "t:1:6 unexpected char '?'",
            "t:2:9 unexpected char '!'",
            "t:3:4 unexpected char \"'\": the string is not closed",
            "t:4:6 expected token 'end of print statement', got 'c'");
  }

  @Test
  void findsTheMistakesInsideABlockWhoseOpeningIsBroken() {
    assertThat(
            errors(
                "{% if a b %}",
                "{{ x y }}",
                "{% else %}",
                "{% for in l %}{% break %}{% endfor %}",
                "{% endif %}",
                "{% macro m( %}{{ 1 1 }}{% endmacro %}"))
        .containsExactly(
            "t:1:9 expected token 'end of statement block', got 'b'",
            "t:2:6 expected token 'end of print statement', got 'y'",
            "t:4:8 Expected an expression, got 'in'",
            "t:6:14 unexpected '}', expected ')'",
            "t:6:20 expected token 'end of print statement', got 'integer'");
  }

  @Test
  void tellsOfAnUnknownTagAndNotOfTheTagThatEndsIt() {
    assertThat(errors("{% iff x %}{% endif %}", "{% thing %}{{ 1 1 }}{% endthing %}", "{{ a b }}"))
        .containsExactly(
            "t:1:4 Encountered unknown tag 'iff'",
            "t:2:4 Encountered unknown tag 'thing'",
            "t:2:17 expected token 'end of print statement', got 'integer'",
            "t:3:6 expected token 'end of print statement', got 'b'");
  }

  @Test
  void endsABlockAtAMisspeltEnd() {
    assertThat(errors("{% if x %}{% endfi %}", "{{ a b }}"))
        .containsExactly(
            "t:1:14 Encountered unknown tag 'endfi'. Jinja was looking for the following tags:"
                + " 'elif' or 'else' or 'endif'",
            "t:2:6 expected token 'end of print statement', got 'b'");
  }

  @Test
  void closesWhatIsOpenAtTheEndOfAnOuterBlock() {
    assertThat(errors("{% if x %}{% for a in b %}{% endif %}", "{{ a b }}"))
        .containsExactly(
            "t:1:30 Encountered unknown tag 'endif'. Jinja was looking for the following tags:"
                + " 'endfor' or 'else'",
            "t:2:6 expected token 'end of print statement', got 'b'");
  }

  @Test
  void namesTheInnermostTagThatIsNotClosed() {
    assertThat(errors("{{ a b }}", "{% if x %}", "{% for a in b %}"))
        .containsExactly(
            "t:1:6 expected token 'end of print statement', got 'b'",
            "t:3:4 Unexpected end of template. Jinja was looking for the following tags: 'endfor'"
                + " or 'else'. The innermost block that needs to be closed is 'for'");
  }

  @Test
  void findsWhereATagThatIsNotClosedEnds() {
    assertThat(errors("{{ a", "{% if x %}{{ 1 1 }}{% endif %}", "{# open"))
        .satisfies(found -> assertThat(found.getFirst()).startsWith("t:"))
        .last()
        .isEqualTo("t:3:1 Missing end of comment tag");
  }

  @Test
  void stopsCountingAtTwenty() {
    assertThat(engine.parse("t", "{{ a b }}".repeat(100)).diagnostics()).hasSize(20);
    assertThat(engine.parse("t", "{{ a ? b }}".repeat(100)).diagnostics()).hasSize(20);
  }
}
