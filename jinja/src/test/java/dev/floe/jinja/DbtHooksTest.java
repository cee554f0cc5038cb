package dev.floe.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.jinja.text.Location;
import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.text.Run;
import dev.floe.jinja.text.Source;
import dev.floe.jinja.value.Context;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.RenderState;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.UndefinedPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an application of dbt's kind builds on: macros as values, return, tags, scans, maps. */
class DbtHooksTest {

  private final Engine engine = CorpusCheck.dbtEngine();

  private Template parse(String text) {
    return parse("model.sql", text);
  }

  private Template parse(String name, String text) {
    Result<Template> parsed = engine.parse(name, text);
    assertThat(parsed.diagnostics()).isEmpty();
    return parsed.value().orElseThrow();
  }

  private static String text(Result<MappedText> result) {
    assertThat(result.diagnostics()).isEmpty();
    return result.value().orElseThrow().toString();
  }

  @Test
  void macrosOfAFileAreCalledWithTheContextOfTheRendering() {
    Macro macro = parse("m.sql", "{% macro a(x) %}{{ x }}-{{ b() }}{% endmacro %}").macros().get(0);
    Map<String, Object> context = new HashMap<>();
    context.put("a", macro);
    context.put("b", new Function("b", call -> "from context"));
    assertThat(text(parse("{{ a(1) }}").render(context))).isEqualTo("1-from context");
  }

  @Test
  void returnYieldsAnObject() {
    Template file =
        parse(
            "{% macro rows() %}text that is dropped{% for i in [1, 2, 3] %}{% if i == 2 %}"
                + "{{ return([i, 'x']) }}{% endif %}{% endfor %}{% endmacro %}"
                + "{% macro nothing() %}{% do return() %}{% endmacro %}"
                + "{% macro choice(a) %}{{ return(1) if a else return(2) }}{% endmacro %}"
                + "{% macro nested(a) %}{% set x = return(a) or 1 %}{% endmacro %}"
                + "{% macro inset() %}{% set x %}{{ return(5) }}{% endset %}{% endmacro %}");
    RenderState state = engine.start(Context.of(Map.of()), new Source("java", ""));
    assertThat(Texts.repr(file.macros().get(0).call(state))).isEqualTo("[2, 'x']");
    assertThat(file.macros().get(1).call(state)).isEqualTo(None.NONE);
    assertThat(file.macros().get(2).call(state, true)).isEqualTo(1L);
    assertThat(file.macros().get(2).call(state, false)).isEqualTo(2L);
    assertThat(file.macros().get(3).call(state, "v")).isEqualTo("v");
    assertThat(file.macros().get(4).call(state)).isEqualTo(5L);
  }

  @Test
  void aCallBlockHandsItsBodyToAJavaFunction() {
    PyCallable statement =
        call -> {
          PyCallable caller = (PyCallable) call.keywords().get("caller");
          return "[" + Texts.str(caller == null ? "" : caller.call(call.with("q"))) + "]";
        };
    Map<String, Object> context = Map.of("statement", new Function("statement", statement));
    assertThat(
            text(parse("{% call(x) statement('s') %}select {{ x }}{% endcall %}").render(context)))
        .isEqualTo("[select q]");
  }

  @Test
  void listsWhatItsTagsDefine() {
    Template file =
        parse(
            "{% materialization t, adapter='duckdb', supported_languages=['sql'] %}m{% endmaterialization %}\n"
                + "{% materialization u, default -%}\nx{%- endmaterialization %}"
                + "{% test positive(model, column_name='c') %}select {{ model }}{% endtest %}"
                + "{% docs intro %}# {{ not a template }} {% nor this %}{% enddocs %}"
                + "{% snapshot orders %}select {{ 1 + 1 }}{% endsnapshot %}");
    List<TagBlock> blocks = file.blocks();
    assertThat(blocks)
        .extracting(TagBlock::name)
        .containsExactly("t", "u", "positive", "intro", "orders");
    assertThat(blocks.get(0).options().get(0).value()).contains("duckdb");
    assertThat(blocks.get(1).options().get(0).name()).isEqualTo("default");
    assertThat(blocks.get(2).macro().parameters()).containsExactly("model", "column_name");
    assertThat(blocks.get(2).macro().required()).isEqualTo(1);
    assertThat(blocks.get(3).bodyText()).isEqualTo("# {{ not a template }} {% nor this %}");
    assertThat(blocks.get(2).macro().text())
        .isEqualTo("{% test positive(model, column_name='c') %}select {{ model }}{% endtest %}");
    MappedText body = blocks.get(4).body().render(Map.of()).value().orElseThrow();
    assertThat(body.toString()).isEqualTo("select 2");
    assertThat(body.locate(0).orElseThrow().span().start().line()).isEqualTo(3);
    assertThat(text(file.render(Map.of()))).isEqualTo("\n");
  }

  @Test
  void findsCallsWithoutRendering() {
    List<CallSite> calls =
        parse(
                "{{ config(materialized='table', tags=['a', 'b'], x=y) }} {{ ref('a', 'b', v=2) }}"
                    + "{% if z %}{{ dbt_utils.star(from=ref('c')) }}{% endif %}{{ f()(1) }}")
            .calls();
    assertThat(calls)
        .extracting(CallSite::name)
        .containsExactly("config", "ref", "dbt_utils.star", "ref", "", "f");
    assertThat(calls)
        .extracting(CallSite::conditional)
        .containsExactly(false, false, true, true, false, false);
    assertThat(calls.get(0).keyword("materialized").flatMap(CallSite.Argument::string))
        .contains("table");
    assertThat(calls.get(0).keyword("x").flatMap(CallSite.Argument::literal)).isEmpty();
    assertThat(calls.get(0).keyword("tags").flatMap(CallSite.Argument::literal).map(Texts::repr))
        .contains("['a', 'b']");
    assertThat(calls.get(1).args()).hasSize(2);
    assertThat(calls.get(1).span()).hasToString("model.sql:1:61");
  }

  @Test
  void looksNamesUpOnlyWhenTheyAreNeeded() {
    List<String> asked = new ArrayList<>();
    Context context =
        name -> {
          asked.add(name);
          return name.equals("a") ? (Object) 1L : null;
        };
    assertThat(parse("{% if a %}{{ a }}{{ b }}{% else %}{{ c }}{% endif %}").render(context).isOk())
        .isTrue();
    assertThat(asked).containsExactly("a", "b");
  }

  @Test
  void everyCharacterKnowsWhereItWasWritten() {
    Macro macro =
        parse("macros/m.sql", "{% macro cols(t) %}\n  {{ t }}.id, {{ caller() }}\n{%- endmacro %}")
            .macros()
            .get(0);
    String model = "select\n{% call cols('tab') %}name{% endcall %}\nfrom x";
    MappedText sql = parse(model).render(Map.of("cols", macro)).value().orElseThrow();
    assertThat(sql.toString()).isEqualTo("select\n\n  tab.id, name\nfrom x");
    assertThat(place(sql, "select")).isEqualTo("model.sql:1:1 VERBATIM 0");
    assertThat(place(sql, "tab")).isEqualTo("model.sql:2:15 VERBATIM 0");
    assertThat(place(sql, ".id")).isEqualTo("macros/m.sql:2:10 VERBATIM 1");
    assertThat(place(sql, "name")).isEqualTo("model.sql:2:23 VERBATIM 2");
    assertThat(place(sql, "from")).isEqualTo("model.sql:3:1 VERBATIM 0");
  }

  private static String place(MappedText text, String part) {
    Location location = text.locate(text.toString().indexOf(part)).orElseThrow();
    return location.span() + " " + location.kind() + " " + location.callChain().size();
  }

  @Test
  void filtersAndStringOperationsKeepTheMap() {
    String source =
        "{% set v %}  abc {{ 'd' ~ 'e' }}\n{% endset %}"
            + "{{ v | trim | indent(2) | replace('b', 'X') }}{{ ['p', 'q'] | join(', ') }}"
            + "{{ '%s!' % 'in' }}{{ '{}?'.format('on') }}{{ 'abc'[1:] }}{{ 'Abc' | upper }}{{ 1 + 1 }}";
    MappedText text = parse(source).render(Map.of()).value().orElseThrow();
    assertThat(text.toString()).isEqualTo("aXc dep, qin!on?bcABC2");
    int verbatim = 0;
    for (Run run : text.runs()) {
      if (run.kind() == Run.Kind.VERBATIM) {
        verbatim += run.length();
      }
    }
    assertThat(verbatim).isEqualTo(text.length() - "ABC".length() - "2".length());
  }

  @Test
  void errorsCarryPlaceCallChainAndSuggestion() {
    Macro outer =
        parse("m.sql", "{% macro outer() %}\n{{ inner() }}{% endmacro %}").macros().get(0);
    Macro inner =
        parse("n.sql", "{% macro inner() %}{{ coulmns.x }}{% endmacro %}").macros().get(0);
    Context context =
        new Context() {
          private final Map<String, Object> values =
              Map.of("outer", outer, "inner", inner, "columns", new PyList());

          @Override
          public @org.jspecify.annotations.Nullable Object lookup(String name) {
            return values.get(name);
          }

          @Override
          public java.util.Set<String> names() {
            return values.keySet();
          }
        };
    Diagnostic found = parse("a\n{{ outer() }}").render(context).diagnostics().get(0);
    assertThat(found.message()).isEqualTo("'coulmns' is undefined");
    assertThat(found.span().orElseThrow()).hasToString("n.sql:1:23");
    assertThat(found.help()).contains("did you mean 'columns'?");
    assertThat(found.notes())
        .extracting(note -> note.span().orElseThrow().toString())
        .containsExactly("m.sql:2:4", "model.sql:2:4");
  }

  @Test
  void deepRecursionIsAnError() {
    Macro macro = parse("m.sql", "{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}").macros().get(0);
    Result<MappedText> result = parse("{{ m(0) }}").render(Map.of("m", macro));
    assertThat(result.diagnostics().get(0).message()).contains("maximum recursion depth");
  }

  @Test
  void undefinedValuesSwallowCallsWhileParsing() {
    Engine parsing = Engine.builder().undefined(UndefinedPolicy.PARSING).build();
    Template template =
        parsing
            .parse("m", "{{ a.b['c'](1).d() }}{% for x in q() %}x{% endfor %}|{{ a() or 1 }}")
            .value()
            .orElseThrow();
    assertThat(text(template.render(Map.of()))).isEqualTo("|1");
  }

  @Test
  void evaluatesExpressions() {
    Expression expression = engine.expression("e", "n * 2 + 1").value().orElseThrow();
    assertThat(expression.evaluate(Context.of(Map.of("n", 20L))).value()).contains(41L);
    assertThat(engine.expression("e", "n *").isOk()).isFalse();
    assertThat(engine.expression("e", "1 2").isOk()).isFalse();
  }
}
