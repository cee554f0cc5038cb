package dev.floe.dbt.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.load.LoadedProject;
import dev.floe.dbt.parse.ParseMemory;
import dev.floe.dbt.testing.MemoryTree;
import dev.floe.diagnostics.Result;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A parse that remembers gives what a parse from nothing gives, whatever was edited between. */
class PartialParsingProperties {

  private static final String PROJECT = "name: shop\nprofile: shop\n";

  private static final List<String> MODELS =
      List.of(
          "select {{ price('x') }} from {{ ref('m0') }}",
          "{{ config(tags=[var('tag', 'none')]) }} select 1",
          "{{ config(tags=['has'] if var.has_var('tag') else []) }} select 1",
          "{{ config(materialized=env_var('KIND', 'view')) }} select 1",
          "{% if wanted is defined %}{{ config(tags='wanted') }}{% endif %} select 1",
          "{% if shop.wanted is defined %}{{ config(tags='wanted') }}{% endif %} select 1",
          "\n{{ setting() }} select * from {{ source('raw', 'orders') }}",
          "{{ config(tags=[concat(['a', 'b'])]) }} select 1",
          "{{ config(tags=[dispatched()]) }} select {{ ref('m1') }}",
          "{{ config(meta={'me': model.name, 'this': this.identifier}, tags=target.name) }} select 1",
          "{{ config(pre_hook=\"select {{ setting() }} {{ var('tag', 'x') }}\") }} select 1",
          "{{ config(tags=context['price']('y') | trim) }} select 1",
          "{% set x = wanted %}{{ config(tags='x' ~ x) }} select 1",
          "{{ config(tags='a') }} select {{ nothing.at.all() }} {{ exceptions.warn('careful') }}",
          "select {{ 1 + }}");

  private static final List<String> MACROS =
      List.of(
          "{% macro price(x) %}{{ x }}{{ ref('m1') }}{% endmacro %}",
          "{% macro price(x) %}{{ x }}{{ config(tags='priced') }}{% endmacro %}",
          "\n\n{% macro setting() %}{{ config(tags=var('tag', 'set')) }}{% endmacro %}",
          "{% macro setting() %}{{ config(tags=env_var('KIND', 'set')) }}{% endmacro %}",
          "{% macro wanted() %}w{% endmacro %}{% macro concat(fields) %}mine{% endmacro %}",
          "{% macro dispatched() %}{{ return(adapter.dispatch('inner')()) }}{% endmacro %}"
              + "{% macro default__inner() %}default{% endmacro %}",
          "{% macro duckdb__inner() %}duck{% endmacro %}{% macro wanted() %}v{% endmacro %}",
          "{% test odd(model, column_name, by=2) %}{{ config(severity='warn') }}"
              + "select 1 from {{ model }} where {{ price(column_name) }} % {{ by }}{% endtest %}",
          "{% macro generate_schema_name(custom, node) %}x_{{ var('tag', 'n') }}{% endmacro %}");

  private static final List<String> PROPERTIES =
      List.of(
          "sources:\n  - name: raw\n    tables: [{name: orders}]\n",
          "models:\n  - name: m0\n    config: {tags: [yml]}\n    columns:\n"
              + "      - name: id\n        data_tests: [unique, odd, {odd: {by: 3}}]\n",
          "models:\n  - name: m1\n    columns:\n      - name: id\n        data_tests:\n"
              + "          - odd: {by: \"{{ var('tag', 2) }}\"}\n");

  private static final List<String> PROJECTS =
      List.of(
          PROJECT,
          PROJECT + "vars: {tag: one}\n",
          PROJECT + "models:\n  +tags: [\"{{ target.name }}\"]\n  +schema: staging\n",
          PROJECT + "dispatch:\n  - macro_namespace: dbt\n    search_order: [shop, dbt]\n",
          PROJECT + "on-run-end: \"select {{ price('z') }}\"\n");

  /** One edit: a file gets another text, or is removed; a variable another value. */
  record Edit(String what, String content) {}

  @Provide
  Arbitrary<Edit> edits() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, edit(List.of("models/m0.sql", "models/m1.sql", "models/m2.sql"), MODELS)),
        Tuple.of(5, edit(List.of("macros/a.sql", "macros/b.sql", "macros/c.sql"), MACROS)),
        Tuple.of(2, edit(List.of("models/p.yml", "models/q.yml"), PROPERTIES)),
        Tuple.of(1, edit(List.of("dbt_project.yml"), PROJECTS)),
        Tuple.of(1, edit(List.of("var tag", "env KIND"), List.of("table", "view"))));
  }

  private static Arbitrary<Edit> edit(List<String> whats, List<String> contents) {
    Arbitrary<String> content =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.of(contents)), Tuple.of(1, Arbitraries.just("")));
    return Combinators.combine(Arbitraries.of(whats), content).as(Edit::new);
  }

  @Property(tries = 80)
  void rememberingChangesNothing(@ForAll @Size(min = 2, max = 12) List<@From("edits") Edit> edits) {
    assertRememberingChangesNothing(edits);
  }

  @Example
  void aNewMacroOfTheAdapterIsFound() {
    assertRememberingChangesNothing(
        List.of(
            new Edit("macros/a.sql", MACROS.get(5)),
            new Edit("models/m0.sql", MODELS.get(8)),
            new Edit("macros/b.sql", MACROS.get(6)),
            new Edit("macros/b.sql", "")));
  }

  @Example
  void aNewMacroHidesOneOfFloesOwn() {
    assertRememberingChangesNothing(
        List.of(
            new Edit("models/m0.sql", MODELS.get(7)),
            new Edit("models/m1.sql", MODELS.get(4)),
            new Edit("models/m2.sql", MODELS.get(5)),
            new Edit("macros/a.sql", MACROS.get(4)),
            new Edit("macros/a.sql", "")));
  }

  @Example
  void aMacroThatMovesInItsFileMovesWhatItSets() {
    assertRememberingChangesNothing(
        List.of(
            new Edit("macros/a.sql", MACROS.get(2)),
            new Edit("models/m0.sql", MODELS.get(6)),
            new Edit("macros/a.sql", "\n" + MACROS.get(2)),
            new Edit("var tag", "table"),
            new Edit("var tag", "")));
  }

  private static void assertRememberingChangesNothing(List<Edit> edits) {
    Map<String, String> state = new TreeMap<>(Map.of("dbt_project.yml", PROJECT));
    ParseMemory memory = ParseMemory.empty();
    for (Edit edit : edits) {
      apply(edit, state);

      Result<LoadedProject> cold = project(state, ParseMemory.empty()).loaded();
      Result<LoadedProject> warm = project(state, memory).loaded();

      assertSame(warm, cold);
      memory = ParseMemory.of(memory.bytes());
    }
  }

  private static void assertSame(Result<LoadedProject> warm, Result<LoadedProject> cold) {
    assertThat(warm.diagnostics()).isEqualTo(cold.diagnostics());
    assertThat(warm.value().map(LoadedProject::graph))
        .isEqualTo(cold.value().map(LoadedProject::graph));
  }

  private static void apply(Edit edit, Map<String, String> state) {
    if (edit.content().isEmpty()) {
      if (!edit.what().equals("dbt_project.yml")) {
        state.remove(edit.what());
      }
    } else {
      state.put(edit.what(), edit.content());
    }
  }

  private static RenderedProject project(Map<String, String> state, ParseMemory memory) {
    MemoryTree files = new MemoryTree();
    for (Map.Entry<String, String> file : state.entrySet()) {
      if (file.getKey().indexOf(' ') < 0) {
        files = files.with(file.getKey(), file.getValue());
      }
    }
    RenderedProject project = new RenderedProject(files);
    if (state.containsKey("var tag")) {
      project.variable("tag", state.get("var tag"));
    }
    if (state.containsKey("env KIND")) {
      project.environment.put("KIND", state.get("env KIND"));
    }
    project.memory = memory;
    return project;
  }

  @Property(tries = 50)
  void whatIsDamagedIsAsGoodAsNothing(
      @ForAll @IntRange(max = 4000) int place, @ForAll byte other, @ForAll boolean cut) {
    Map<String, String> state = new TreeMap<>(Map.of("dbt_project.yml", PROJECT));
    for (int i = 0; i < 3; i++) {
      state.put("models/m" + i + ".sql", MODELS.get(i));
    }
    ParseMemory written = ParseMemory.empty();
    Result<LoadedProject> cold = project(state, written).loaded();
    byte[] bytes = written.bytes();
    int at = place % bytes.length;
    byte[] damaged = cut ? Arrays.copyOf(bytes, at) : bytes.clone();
    if (!cut) {
      damaged[at] = other;
    }

    ParseMemory memory = ParseMemory.of(damaged);
    Result<LoadedProject> warm = project(state, memory).loaded();

    assertThat(warm).usingRecursiveComparison().comparingOnlyFields("diagnostics").isEqualTo(cold);
    assertThat(warm.value().orElseThrow().graph()).isEqualTo(cold.value().orElseThrow().graph());
    assertThat(memory.isChanged()).isEqualTo(!Arrays.equals(bytes, damaged));
  }

  @Example
  void onlyWhatDependsOnAnEditIsRenderedAgain() {
    Map<String, String> state = new TreeMap<>(Map.of("dbt_project.yml", PROJECT));
    state.put("macros/a.sql", MACROS.get(0));
    state.put("macros/b.sql", "{% macro used() %}{% endmacro %}");
    state.put("models/m0.sql", "select {{ used() }}");
    state.put("models/m1.sql", "select {{ price('x') }}");
    state.put("models/m2.sql", "{{ log('always', info=true) }}");
    ParseMemory memory = ParseMemory.empty();
    project(state, memory).loaded();
    memory = ParseMemory.of(memory.bytes());
    assertThat(rendered(state, memory)).isFalse();

    state.put("macros/b.sql", "{% macro used() %}{{ config(tags='t') }}{% endmacro %}");
    memory = ParseMemory.of(memory.bytes());
    assertThat(rendered(state, memory)).isTrue();
  }

  private static boolean rendered(Map<String, String> state, ParseMemory memory) {
    project(state, memory).loaded();
    return memory.isChanged();
  }

  @Example
  void aForeignFileIsNotRead() {
    byte[] foreign =
        "another program's cache, of some length or other".getBytes(StandardCharsets.UTF_8);

    ParseMemory memory = ParseMemory.of(foreign);

    assertThat(memory.isChanged()).isFalse();
  }
}
