package dev.floe.dbt.macro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.parse.MacroFile;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

class MacroBlocksTest {

  private static Result<MacroLibrary> read(String text) {
    return MacroLibrary.read(
        "shop", List.of(), List.of(new MacroFile("shop", "macros/m.sql", "macros/m.sql", text)));
  }

  @Test
  void whatStandsBetweenMacrosNeedNotBeATemplate() {
    Result<MacroLibrary> library =
        read(
            """
            {% https://example.org/see/why %}
            {% macro one() %}{# {% endmacro %} #}{{ '{% endmacro %}' }}{% endmacro %}
            {{ nothing ( }} {% endif %}
            {%- test two(model) -%}{% raw %}{% endtest %}{% endraw %}{%- endtest -%}
            """);

    assertThat(library.isOk()).isTrue();
    assertThat(library.value().orElseThrow().namesIn("shop"))
        .containsExactlyInAnyOrder("one", "test_two");
    assertThat(library.diagnostics())
        .isNotEmpty()
        .noneMatch(Diagnostic::isError)
        .first()
        .satisfies(told -> assertThat(told.span().orElseThrow()).hasToString("macros/m.sql:1:4"));
  }

  @Test
  void aMistakeInAMacroIsStillOneAtItsOwnPlace() {
    Result<MacroLibrary> library =
        read("{% https://example.org %}\n{% macro one() %}\n  {% fi %}\n{% endmacro %}\n");

    assertThat(library.diagnostics())
        .filteredOn(Diagnostic::isError)
        .singleElement()
        .satisfies(told -> assertThat(told.span().orElseThrow()).hasToString("macros/m.sql:3:6"));
  }

  @Test
  void aMacroThatDoesNotEndIsRefused() {
    assertThat(read("{% oops %}\n{% macro one() %}\nselect 1").isOk()).isFalse();
  }

  @Test
  void placesStayWhatTheyAre() {
    String text = "ab\r\n{% macro m() %}x\n{% endmacro %} 'it\n{% test t(a) %}{% endtest %}!";

    assertThat(MacroBlocks.alone(text))
        .isEqualTo("  \r\n{% macro m() %}x\n{% endmacro %}    \n{% test t(a) %}{% endtest %} ");
  }
}
