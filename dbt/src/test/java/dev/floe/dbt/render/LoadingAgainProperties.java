package dev.floe.dbt.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.artifact.Manifest;
import dev.floe.dbt.artifact.ManifestPieces;
import dev.floe.dbt.artifact.Stamp;
import dev.floe.dbt.load.Basis;
import dev.floe.dbt.load.LoadedProject;
import dev.floe.dbt.testing.MemoryTree;
import dev.floe.dbt.testing.PlainNames;
import dev.floe.diagnostics.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/**
 * A load that starts from an earlier one gives the graph, the findings and the manifest of a load
 * from nothing, byte for byte, whatever was edited between.
 */
class LoadingAgainProperties {

  private static final String PROJECT = "name: shop\nprofile: shop\n";

  private static final List<String> MODELS =
      List.of(
          "select 1 as id",
          "\n\nselect 2 as id",
          "select * from {{ ref('m0') }}",
          "select * from {{ ref('m1') }}",
          "select * from {{ ref('m2', v=1) }} join {{ ref('m0') }} using (id)",
          "select * from {{ source('raw', 'orders') }} -- {{ ref('m1') }}",
          "{{ config(tags=['a']) }} select 1 as id",
          "\n{{ config(tags=['b'], meta={'n': 1, 'x': [true, none, 1.5]}) }} select 1 as id",
          "{{ config(materialized='table') }} select 1 as id",
          "{{ config(materialized='ephemeral') }} select 1 as id",
          "{{ config(materialized='incremental', unique_key='id') }} select 1 as id"
              + "{% if is_incremental() %} where true{% endif %}",
          "{{ config(enabled=false) }} select 1 as id",
          "{{ config(enabled=var('tag', 'none') != 'table') }} select 1 as id",
          "{{ config(alias='other') }} select 1 as id",
          "{{ config(schema=env_var('KIND', 'view')) }} select 1 as id",
          "{{ config(group='g', access='private') }} select 1 as id",
          "{{ config(tags=[run_started_at | string]) }} select '{{ flags.FULL_REFRESH }}' as id",
          "{{ price('id') }} from {{ ref('m0') }}",
          "{{ config(pre_hook=\"select {{ var('tag', 'x') }}\") }} select {{ odd_one() }} as id",
          "select {{ exceptions.warn('careful') }} 1 as id",
          "select {{ 1 + }}",
          "  \n");

  private static final List<String> MACROS =
      List.of(
          "{% macro price(x) %}select {{ x }}{% endmacro %}",
          "{% macro price(x) %}select {{ config(tags='priced') }}{{ x }}{% endmacro %}",
          "{% macro odd_one() %}{{ target.name }}{% endmacro %}",
          "{% macro is_incremental() %}{{ return(false) }}{% endmacro %}",
          "{% macro generate_schema_name(custom, node) %}x_{{ var('tag', 'n') }}{% endmacro %}",
          "{% macro generate_alias_name(custom=none, node=none) %}"
              + "{{ node.name }}_{{ invocation_id[:2] }}{% endmacro %}",
          "{% test odd(model, column_name) %}select 1 from {{ model }}{% endtest %}",
          "{% test odd(model, column_name) %}{{ log(column_name) }}select 2 from {{ model }}{% endtest %}");

  private static final List<String> PROPERTIES =
      List.of(
          "sources:\n  - name: raw\n    tables: [{name: orders, columns: [{name: id}]}]\n",
          "groups:\n  - name: g\n    owner: {name: me}\n",
          "models:\n  - name: m0\n    description: \"{{ doc('note') }}\"\n    config: {tags: [yml]}\n"
              + "    columns:\n      - name: id\n        data_tests: [unique, not_null]\n",
          "models:\n  - name: m1\n    deprecation_date: 2031-01-01\n"
              + "    constraints: [{type: primary_key, columns: [id]}]\n"
              + "    columns:\n      - {name: id, data_type: int, data_tests: [odd]}\n",
          "models:\n  - name: m2\n    latest_version: 1\n    versions:\n      - {v: 1, defined_in: m2}\n"
              + "      - {v: 2, defined_in: m3}\n",
          "models:\n  - name: m2\n    description: \"{{ env_var('KIND', 'none') }} {{ var('tag', 'x') }}\"\n",
          "models:\n  - name: m2\n    description: \"{{ run_started_at }}\"\n",
          "unit_tests:\n  - name: u\n    model: m1\n    given: [{input: ref('m0'), rows: [{id: 1}]}]\n"
              + "    expect: {rows: [{id: 1}]}\n",
          "exposures:\n  - name: report\n    type: dashboard\n    owner: {email: a@b.example}\n"
              + "    depends_on: [ref('m1')]\n",
          "models:\n  - name: gone\n");

  private static final List<String> PROJECTS =
      List.of(
          PROJECT,
          PROJECT + "vars: {tag: one}\n",
          PROJECT + "models:\n  +tags: [\"{{ target.name }}\"]\n  +schema: staging\n",
          PROJECT + "model-paths: [models, more]\n",
          PROJECT + "on-run-end: \"select {{ price('z') }}\"\n");

  /** One edit: a file gets another text, or is removed; a variable another value. */
  record Edit(String what, String content) {}

  @Provide
  Arbitrary<Edit> edits() {
    List<String> queries =
        List.of(
            "models/m0.sql",
            "models/m1.sql",
            "models/m2.sql",
            "models/m3.sql",
            "more/m4.sql",
            "tests/t.sql",
            "analyses/a.sql",
            "snapshots/s.sql");
    return Arbitraries.frequencyOf(
        Tuple.of(12, edit(queries, MODELS)),
        Tuple.of(2, edit(List.of("macros/a.sql", "macros/b.sql"), MACROS)),
        Tuple.of(4, edit(List.of("models/p.yml", "models/q.yml", "models/r.yml"), PROPERTIES)),
        Tuple.of(1, edit(List.of("models/note.md"), List.of("{% docs note %}n{% enddocs %}"))),
        Tuple.of(1, edit(List.of("seeds/m1.csv", "seeds/raw.csv"), List.of("id\n1\n", "id\n2\n"))),
        Tuple.of(1, edit(List.of("dbt_project.yml"), PROJECTS)),
        Tuple.of(1, edit(List.of(".dbtignore"), List.of("m1.sql\n"))),
        Tuple.of(1, edit(List.of("var tag", "env KIND"), List.of("table", "view"))),
        Tuple.of(1, edit(List.of("program"), List.of("that"))));
  }

  private static Arbitrary<Edit> edit(List<String> whats, List<String> contents) {
    Arbitrary<String> content =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.of(contents)), Tuple.of(1, Arbitraries.just("")));
    return Combinators.combine(Arbitraries.of(whats), content).as(Edit::new);
  }

  @Property(tries = 60)
  void givesWhatALoadFromNothingGives(
      @ForAll @Size(min = 2, max = 14) List<@From("edits") Edit> edits) {
    Remembering project = new Remembering();
    edits.forEach(project::edit);
  }

  /** A project that is edited, and what was kept of its last load and its last manifest. */
  private static final class Remembering {

    private final Map<String, String> state =
        new TreeMap<>(
            Map.of(
                "dbt_project.yml", PROJECT,
                "models/m0.sql", "select 1 as id",
                "models/m1.sql", "select * from {{ ref('m0') }}",
                "models/note.md", "{% docs note %}note{% enddocs %}"));
    private Optional<byte[]> kept = Optional.empty();
    private byte[] index = new byte[0];
    private byte[] manifest = new byte[0];

    Remembering() {
      look();
    }

    /** Edits, and compares; answers which nodes were made anew if not all. */
    Optional<Set<String>> edit(Edit edit) {
      if (!edit.content().isEmpty()) {
        state.put(edit.what(), edit.content());
      } else if (!edit.what().equals("dbt_project.yml")) {
        state.remove(edit.what());
      }
      return look();
    }

    private Optional<Set<String>> look() {
      Result<LoadedProject> cold = project(state).loaded();
      RenderedProject again = project(state);
      again.keepsLoads = true;
      again.kept = kept;

      Result<LoadedProject> warm = again.loaded();

      assertThat(warm.diagnostics()).isEqualTo(cold.diagnostics());
      assertThat(warm.value().map(LoadedProject::graph))
          .isEqualTo(cold.value().map(LoadedProject::graph));
      boolean starts = kept.isPresent() && Arrays.equals(kept.get(), again.kept.orElseThrow());
      kept = again.kept;
      if (warm.value().isPresent()) {
        write(warm.value().get(), cold.value().orElseThrow());
      }
      return warm.value().flatMap(LoadedProject::basis).map(Basis::anew).filter(anew -> starts);
    }

    private void write(LoadedProject warm, LoadedProject cold) {
      Optional<ManifestPieces> pieces =
          warm.basis().flatMap(basis -> ManifestPieces.of(index, manifest, basis));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Optional<byte[]> beside = written(warm, out, pieces);
      manifest = out.toByteArray();
      assertThat(new String(manifest, StandardCharsets.UTF_8)).isEqualTo(text(cold));
      index = beside.orElse(index);
    }

    private static Optional<byte[]> written(
        LoadedProject project, ByteArrayOutputStream out, Optional<ManifestPieces> pieces) {
      try {
        return Manifest.write(project, STAMP, Map.of(), new PlainNames(), out, pieces);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    private static String text(LoadedProject project) {
      return Manifest.json(project, STAMP, Map.of(), new PlainNames());
    }
  }

  private static final Stamp STAMP =
      new Stamp("1.12.0", RenderedProject.STARTED, RenderedProject.STARTED, "test");

  private static RenderedProject project(Map<String, String> state) {
    MemoryTree files = new MemoryTree();
    for (Map.Entry<String, String> file : state.entrySet()) {
      if (file.getKey().indexOf('.') >= 0) {
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
    project.program = state.getOrDefault("program", "this");
    return project;
  }

  @Example
  void onlyTheEditedModelIsMadeAnew() {
    Remembering project = new Remembering();
    project.edit(new Edit("models/p.yml", PROPERTIES.get(2)));

    assertThat(project.edit(new Edit("models/m0.sql", MODELS.get(1))))
        .contains(Set.of("model.shop.m0"));
    assertThat(project.edit(new Edit("models/m0.sql", MODELS.get(7))))
        .contains(Set.of("model.shop.m0"));
    assertThat(project.edit(new Edit("models/m1.sql", MODELS.get(0))))
        .contains(Set.of("model.shop.m0", "model.shop.m1"));
  }

  @Example
  void aTemplateThatLooksAtTheClockIsRenderedEachTime() {
    Remembering project = new Remembering();
    project.edit(new Edit("models/m2.sql", MODELS.get(16)));

    assertThat(project.edit(new Edit("models/m0.sql", MODELS.get(1))))
        .contains(Set.of("model.shop.m0", "model.shop.m2"));
  }

  @Example
  void whatOthersSeeOfANodeMakesAllAnew() {
    for (int seen : List.of(8, 9, 10, 11, 13, 14)) {
      Remembering project = new Remembering();

      assertThat(project.edit(new Edit("models/m0.sql", MODELS.get(seen))))
          .as(MODELS.get(seen))
          .isEmpty();
    }
  }

  @Example
  void aNewReferenceMayCloseACircle() {
    Remembering project = new Remembering();

    assertThat(project.edit(new Edit("models/m0.sql", MODELS.get(3)))).isEmpty();
    assertThat(project.edit(new Edit("models/m0.sql", MODELS.get(1)))).isPresent();
  }

  @Example
  void everythingElseThatIsReadMakesAllAnew() {
    for (Edit edit :
        List.of(
            new Edit("models/m2.sql", "select 1"),
            new Edit("models/m1.sql", ""),
            new Edit("models/m1.sql", " "),
            new Edit("macros/a.sql", MACROS.get(0)),
            new Edit("models/note.md", "{% docs note %}other{% enddocs %}"),
            new Edit("dbt_project.yml", PROJECT + "vars: {tag: one}\n"),
            new Edit(".dbtignore", "m1.sql\n"),
            new Edit("var tag", "x"),
            new Edit("program", "that"))) {
      assertThat(new Remembering().edit(edit)).as(edit.toString()).isEmpty();
    }
  }

  @Property(tries = 60)
  void whatIsDamagedIsAsGoodAsNothing(
      @ForAll @IntRange(max = 400_000) int place, @ForAll byte other, @ForAll boolean cut) {
    Remembering project = new Remembering();
    project.kept = Optional.of(damaged(project.kept.orElseThrow(), place, other, cut));
    project.index = damaged(project.index, place, other, cut);
    project.look();

    project.manifest = damaged(project.manifest, place, other, cut);
    project.edit(new Edit("models/m0.sql", MODELS.get(1)));
  }

  private static byte[] damaged(byte[] bytes, int place, byte other, boolean cut) {
    int at = place % bytes.length;
    byte[] damaged = cut ? Arrays.copyOf(bytes, at) : bytes.clone();
    if (!cut) {
      damaged[at] = other;
    }
    return damaged;
  }

  @Example
  void whatIsForeignIsNotRead() {
    for (String foreign : List.of("", "x", "another program's cache, of some length or other")) {
      Remembering project = new Remembering();
      byte[] own = project.kept.orElseThrow();
      project.kept = Optional.of(foreign.getBytes(StandardCharsets.UTF_8));
      project.index = foreign.getBytes(StandardCharsets.UTF_8);

      assertThat(project.look()).isEmpty();
      assertThat(project.kept).contains(own);
    }
  }
}
