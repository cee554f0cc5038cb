package dev.floe.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.jinja.error.JinjaCode;
import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.value.Limits;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates of strangers are stopped before they hurt. */
class LimitsTest {

  private final Engine engine =
      Engine.builder().doStatement().loopControls().limits(Limits.UNTRUSTED).build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% for i in range(1000000000) %}{% endfor %}",
        "{% for i in range(2000) %}{% for j in range(2000) %}{% endfor %}{% endfor %}",
        "{{ 'a' * 1000000000 }}",
        "{{ [1] * 1000000000 }}",
        "{{ 2 ** 100000000 }}",
        "{{ (10 ** 9) ** (10 ** 9) }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '{:1000000000}'.format(1) }}",
        "{{ 'a'.center(1000000000) }}",
        "{{ 'a'|center(1000000000) }}",
        "{{ 'a'.zfill(1000000000) }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
        "{{ range(10 ** 12)|list }}",
        "{{ range(10 ** 12)|sum }}",
        "{% set l = [] %}{% do l.extend(range(10 ** 12)) %}",
        "{% for i in range(10 ** 5) %}{{ range(10 ** 5)|sum }}{% endfor %}",
        "{% for i in [[1]] recursive %}{{ loop([[1]]) }}{% endfor %}",
        "{% set x = 'aaaaaaaaaa' %}{% for i in range(100) %}{% set ns = namespace(v=x) %}{% endfor %}"
            + "{% set ns = namespace(v=x) %}{% for i in range(100) %}{% set ns.v = ns.v ~ ns.v %}{% endfor %}",
        "{% set l = [] %}{% for x in [1] %}{% do l.append(1) %}{% for y in l %}{% do l.append(1) %}{% endfor %}{% endfor %}",
      })
  void stopsWhatNeverEnds(String template) {
    Result<MappedText> result = engine.parse("t", template).then(t -> t.render(Map.of()));
    assertThat(result.isOk()).isFalse();
    assertThat(result.diagnostics().get(0).code()).isEqualTo(JinjaCode.LIMIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% for i in range(10 ** 12) %}{% endfor %}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}"
      })
  void endsTheRenderingOfAnInterruptedThread(String template) {
    Engine trusted = Engine.builder().build();
    Template endless = trusted.parse("t", template).value().orElseThrow();
    Thread.currentThread().interrupt();
    try {
      Result<MappedText> result = endless.render(Map.of());
      assertThat(result.diagnostics().get(0).message()).contains("the rendering was interrupted");
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void copiesNoRangeThatFitsNoMemory() {
    Engine trusted = Engine.builder().build();
    assertThat(
            trusted
                .parse("t", "{{ range(10 ** 12)|list }}")
                .then(t -> t.render(Map.of()))
                .diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(JinjaCode.LIMIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ ''.__class__ }}",
        "{{ [].__init__ }}",
        "{{ x.getClass }}",
        "{{ x.class }}",
        "{{ x.toString }}",
        "{{ ().__class__.__mro__ }}"
      })
  void reachesNoJavaMembers(String template) {
    Result<MappedText> result =
        engine.parse("t", template).then(t -> t.render(Map.of("x", "text")));
    assertThat(result.value().map(MappedText::toString).orElse("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "{% if x %}", "{{ -", "not "})
  void deepNestingIsADiagnostic(String piece) {
    String template = "{{ " + piece.repeat(20_000) + "1 }}";
    assertThat(engine.parse("t", template).isOk()).isFalse();
    assertThat(engine.parse("t", piece.repeat(20_000)).then(Template::checked).diagnostics().size())
        .isLessThanOrEqualTo(20);
  }
}
