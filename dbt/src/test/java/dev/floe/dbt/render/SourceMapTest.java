package dev.floe.dbt.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.CallFrame;
import dev.floe.artifacts.SqlBody;
import dev.floe.artifacts.SqlText;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.testing.Projects;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.jinja.error.JinjaCode;
import org.junit.jupiter.api.Test;

class SourceMapTest {

  private static SqlText.Location locate(SqlText sql, String word) {
    return sql.locate(sql.text().indexOf(word)).orElseThrow();
  }

  @Test
  void textOfTheModelIsFoundInTheModelThoughManyLinesWereMadeBefore() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "models/m.sql",
                    """
                    select
                    {% for i in range(40) %}
                      {{ i }} as c{{ i }},
                    {% endfor %}
                      wrong_column
                    """));

    SqlText sql = project.compiled("m");

    assertThat(sql.text().substring(0, sql.text().indexOf("wrong")).lines().count())
        .isGreaterThan(40);
    assertThat(locate(sql, "wrong_column").span()).hasToString("models/m.sql:5:3");
  }

  @Test
  void textOfAMacroIsFoundInTheMacroWithTheChainOfCalls() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with("macros/a.sql", "{% macro outer(x) %}\n  {{ inner(x) }}\n{% endmacro %}")
                .with(
                    "macros/b.sql",
                    "{% macro inner(x) %}\n\n  wrong_function({{ x }})\n{% endmacro %}")
                .with("models/m.sql", "select\n  {{ outer('id') }} as id"));

    SqlText.Location location = locate(project.compiled("m"), "wrong_function");

    assertThat(location.span()).hasToString("macros/b.sql:3:3");
    assertThat(location.frames()).extracting(CallFrame::macro).containsExactly("outer", "inner");
    assertThat(location.frames())
        .extracting(frame -> frame.callSite().toString())
        .containsExactly("models/m.sql:2:6", "macros/a.sql:2:6");
  }

  @Test
  void textThatWasReturnedSetAndTrimmedKeepsItsPlace() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "macros/a.sql",
                    """
                    {% macro condition() %}
                      {% set text %}
                        wrong_name > 1
                      {% endset %}
                      {% do return(text | trim) %}
                    {% endmacro %}
                    """)
                .with("models/m.sql", "select 1 as id where {{ condition() }}"));

    assertThat(locate(project.compiled("m"), "wrong_name").span()).hasToString("macros/a.sql:3:5");
  }

  @Test
  void textOfAnInlinedEphemeralModelIsFoundInThatModel() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "models/e.sql",
                    "{{ config(materialized='ephemeral') }}\nselect wrong_name as id")
                .with("models/m.sql", "select * from {{ ref('e') }}"));

    assertThat(locate(project.compiled("m"), "wrong_name").span()).hasToString("models/e.sql:2:8");
    assertThat(locate(project.compiled("m"), "from __dbt__cte__e").span())
        .hasToString("models/m.sql:1:10");
  }

  @Test
  void aRefusalInsideAMacroShowsTheMacroAndTheCallChain() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "macros/a.sql",
                    "{% macro check(x) %}\n  {% do exceptions.raise_compiler_error('no ' ~ x) %}\n"
                        + "{% endmacro %}")
                .with(
                    "models/m.sql", "{% if execute %}\n{{ check('good') }}\n{% endif %}select 1"));

    Diagnostic found = project.finding("m");

    assertThat(found.code()).isEqualTo(DbtCode.RAISED);
    assertThat(found.message()).isEqualTo("no good");
    assertThat(found.span().orElseThrow().file()).isEqualTo("macros/a.sql");
    assertThat(found.span().orElseThrow().start().line()).isEqualTo(2);
    assertThat(found.subject()).isEqualTo("model.shop.m");
    assertThat(found.notes())
        .extracting(Note::message, note -> note.span().orElseThrow().toString())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "in macro 'check', called here", "models/m.sql:2:4"));
  }

  @Test
  void aMisspeltMacroIsNamedWithTheNearestThereIs() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with("macros/a.sql", "{% macro cents_to_dollars(c) %}{{ c }} / 100{% endmacro %}")
                .with("models/m.sql", "select\n  {{ cents_to_dolars('amount') }}"));

    Diagnostic found = project.finding("m");

    assertThat(found.code()).isEqualTo(DbtCode.UNKNOWN_MACRO);
    assertThat(found.span().orElseThrow()).hasToString("models/m.sql:2:6");
    assertThat(found.help()).contains("did you mean 'cents_to_dollars'?");
  }

  @Test
  void aSyntaxErrorInAMacroIsShownInTheMacrosFile() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with("macros/a.sql", "{% macro broken(c) %}\n  {% if c %}\n{% endmacro %}")
                .with("models/m.sql", "select 1 as id"));

    assertThat(project.loaded().diagnostics())
        .singleElement()
        .satisfies(found -> assertThat(found.span().orElseThrow()).hasToString("macros/a.sql:3:4"));
  }

  @Test
  void aMacroWhoseFileCannotBeParsedIsNotCalledUnknownAsWell() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with("macros/a.sql", "{% macro broken(c) %}{{ c + }}{% endmacro %}")
                .with("models/m.sql", "select {{ broken(1) }}")
                .with("models/n.sql", "select {{ nothing(1) }}"));

    assertThat(project.loaded().diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(JinjaCode.SYNTAX);
    assertThat(project.body("m").diagnostics()).isEmpty();
    assertThat(project.body("m").value())
        .hasValueSatisfying(body -> assertThat(body).isInstanceOf(SqlBody.Deferred.class));
    assertThat(project.finding("n").code()).isEqualTo(DbtCode.UNKNOWN_MACRO);
  }
}
