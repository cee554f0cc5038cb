package dev.floe.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.value.Limits;
import dev.floe.jinja.value.UndefinedPolicy;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users are told of each kind of mistake: code, place, message, what to do, macro calls. */
class ErrorsTest {

  private static final Map<String, Object> CONTEXT = Map.of("x", 1L, "name", "n");

  private final Engine engine =
      Engine.builder()
          .doStatement()
          .loopControls()
          .undefined(UndefinedPolicy.STRICT)
          .limits(Limits.UNTRUSTED)
          .build();

  private String told(Engine by, String template) {
    Result<MappedText> result =
        by.parse("t", template).then(Template::checked).then(each -> each.render(CONTEXT));
    return result.diagnostics().stream().map(ErrorsTest::line).collect(Collectors.joining("\n"));
  }

  private static String line(Diagnostic found) {
    String id = found.code().id();
    return id.substring(id.length() - 3)
        + " "
        + found.span().map(Object::toString).orElse("nowhere")
        + " "
        + found.message()
        + found.help().map(help -> " ~ " + help).orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # Unclosed tags
          {{ ref('a') }              | 001 t:1:13 unexpected '}' ~ close the expression with '}}'
          {% for x in y %}a        | 001 t:1:4 Unexpected end of template. Jinja was looking for the following tags: 'endfor' or 'else'. The innermost block that needs to be closed is 'for' ~ close it with {% endfor %}
          {% if x %}a              | 001 t:1:4 Unexpected end of template. Jinja was looking for the following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if' ~ close it with {% endif %}
          {{ x                     | 001 t:1:1 unexpected end of template, expected '}}'
          {{ 'open }}              | 001 t:1:4 unexpected char "'": the string is not closed
          {# never                 | 001 t:1:1 Missing end of comment tag
          {% raw %}x               | 001 t:1:1 Missing end of raw directive
          {% break %}              | 001 t:1:4 'break' outside loop
          # Names nobody knows
          `{{ x | uper }}`         | 002 t:1:8 No filter named 'uper' ~ did you mean 'upper'?
          `{{ x | nosuchfilter }}` | 002 t:1:8 No filter named 'nosuchfilter'
          {{ x is defned }}        | 002 t:1:9 No test named 'defned' ~ did you mean 'defined'?
          `{{ [1]|map('uper')|list }}` | 002 t:1:20 No filter named 'uper' ~ did you mean 'upper'?
          {{ nam }}                | 003 t:1:1 'nam' is undefined ~ did you mean 'name'?
          {{ nam.y }}              | 003 t:1:4 'nam' is undefined ~ did you mean 'name'?
          {{ 'text'.uper() }}      | 003 t:1:4 'str object' has no attribute 'uper' ~ did you mean 'upper'?
          {{ [1].apend(2) }}       | 003 t:1:4 'list object' has no attribute 'apend' ~ did you mean 'append'?
          {{ {'first': 1}.frst.x }} | 003 t:1:4 'dict object' has no attribute 'frst' ~ did you mean 'first'?
          {% include 'other' %}    | 007 t:1:1 other ~ there is no template of that name to load
          # Undefined values in strict mode
          {% if nam %}{% endif %}  | 003 t:1:7 'nam' is undefined ~ did you mean 'name'?
          {% set v = nam and 1 %}  | 003 t:1:12 'nam' is undefined ~ did you mean 'name'?
          {% set v = 1 if nam %}   | 003 t:1:17 'nam' is undefined ~ did you mean 'name'?
          {% for i in nam %}{% endfor %} | 003 t:1:13 'nam' is undefined ~ did you mean 'name'?
          {{ 'a' ~ nam }}          | 003 t:1:4 'nam' is undefined ~ did you mean 'name'?
          # Arguments that do not fit
          {% macro m(a) %}{% endmacro %}{{ m(1, 2) }}   | 004 t:1:34 macro 'm' takes not more than 1 argument(s)
          {% macro m(a) %}{% endmacro %}{{ m(c=2) }}    | 004 t:1:34 macro 'm' takes no keyword argument 'c' ~ did you mean 'a'?
          `{{ name | upper(1) }}`  | 004 t:1:11 do_upper() takes 1 positional argument but 2 were given
          {{ 'a'.upper(1) }}       | 004 t:1:4 str.upper() takes no arguments (1 given)
          {{ range() }}            | 004 t:1:4 range expected at least 1 argument, got 0
          {{ x is divisibleby }}   | 004 t:1:9 test_divisibleby() missing 1 required positional argument: 'num'
          {{ none() }}             | 004 t:1:4 'NoneType' object is not callable
          # Divisions by zero
          {{ 1 / 0 }}              | 005 t:1:4 division by zero
          {{ 1 // 0 }}             | 005 t:1:4 integer division or modulo by zero
          {{ 1.5 % 0 }}            | 005 t:1:4 float modulo
          {{ 0 ** -1 }}            | 005 t:1:4 0.0 cannot be raised to a negative power
          # Values that do not fit
          {{ 1 + 'a' }}            | 004 t:1:4 unsupported operand type(s) for +: 'int' and 'str'
          {{ 'a' < 1 }}            | 004 t:1:4 '<' not supported between instances of 'str' and 'int'
          {% set a, b = [1, 2, 3] %} | 005 t:1:8 too many values to unpack (expected 2)
          {{ '%d' % 'x' }}         | 004 t:1:4 %d format: a real number is required, not str
          {{ '{}'.format() }}      | 005 t:1:4 Replacement index 0 out of range for positional args tuple
          # Keys that cannot be
          {{ dict(**{1: 2}) }}     | 004 t:1:4 keywords must be strings
          {% macro m() %}{{ kwargs }}{% endmacro %}{{ m(**{1: 2}) }} | 004 t:1:45 keywords must be strings
          {{ {[1]: 2} }}           | 004 t:1:4 unhashable type: 'list'
          {% do {}.update({x: 1}, {{}: 1}) %} | 004 t:1:25 unhashable type: 'dict'
          # Huge things
          {{ range(10 ** 30) }}    | 005 t:1:4 range bounds beyond 62 bits are not supported
          {{ [0] * 10 ** 12 }}     | 006 t:1:4 a text longer than 10000000 characters
          {% for i in range(10 ** 12) %}{% endfor %} | 006 t:1:13 a range of more than 1000000 numbers
          # What is left out on purpose
          {% autoescape true %}{{ '<' }}{% endautoescape %} | 008 t:1:15 text is never escaped by itself here ~ escape what needs it with the filter 'escape'
          """)
  void tellsWhatIsWrongAndWhere(String template, String expected) {
    assertThat(told(engine, template)).isEqualTo(expected);
  }

  @Test
  void aQuoteThatIsLeftOverIsToldWhereTheStringBegins() {
    assertThat(told(engine, "{{ ref('a) }}\n{{ ref('b') }}"))
        .isEqualTo(
            "001 t:1:8 a string that begins here and goes on in the next line leaves a quote over"
                + " ~ close the string in its line");
  }

  @Test
  void showsTheMacroCallsThatLedToAFailure() {
    String template =
        """
        {% macro inner(v) %}
          {{ v / 0 }}
        {% endmacro %}
        {% macro outer() %}{{ inner(x) }}{% endmacro %}
        {% call outer() %}{% endcall %}
        """;
    Diagnostic found =
        engine
            .parse("t", template.replace("{{ inner(x) }}", "{{ inner(x) }}{{ caller() }}"))
            .then(each -> each.render(CONTEXT))
            .diagnostics()
            .getFirst();
    assertThat(line(found)).isEqualTo("005 t:2:6 division by zero");
    assertThat(found.notes().stream().map(n -> n.message() + " " + n.span().orElseThrow()))
        .containsExactly(
            "in macro 'inner', called here t:4:23", "in macro 'outer', called here t:5:9");
  }

  @Test
  void shortensTheChainOfARecursionThatNeverEnds() {
    Diagnostic found =
        engine
            .parse("t", "{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}")
            .then(each -> each.render(CONTEXT))
            .diagnostics()
            .getFirst();
    assertThat(line(found))
        .isEqualTo(
            "006 t:1:19 maximum recursion depth exceeded"
                + " ~ macros may call each other up to 100 levels deep");
    assertThat(found.notes()).hasSize(13);
    assertThat(found.notes().getLast().message()).isEqualTo("and 88 more calls");
  }
}
