package dev.floe.dbt.select;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.testing.Projects;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.yaml.YamlSchema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorTest {

  /**
   * raw.o → stg → mid → end, with a second parent of mid; tests on stg, and between stg and mid.
   */
  private static final ProjectGraph GRAPH =
      Projects.load(
              Projects.shop()
                  .with(
                      "models/staging/stg.sql",
                      "{{ config(materialized='table') }} select * from {{ source('raw', 'o') }}")
                  .with("models/mid.sql", "select * from {{ ref('stg') }} join {{ ref('other') }}")
                  .with(
                      "models/end.sql",
                      "{{ config(tags='nightly') }} select * from {{ ref('mid') }}")
                  .with("seeds/other.csv", "id\n1\n")
                  .with("tests/both.sql", "select * from {{ ref('stg') }} join {{ ref('mid') }}")
                  .with(
                      "models/p.yml",
                      """
                      sources: [{name: raw, tables: [{name: o}]}]
                      groups: [{name: finance, owner: {email: a@b.c}}]
                      exposures:
                        - {name: report, type: dashboard, owner: {email: a@b.c}, depends_on: [ref('end')]}
                      models:
                        - {name: stg, columns: [{name: id, data_tests: [unique]}]}
                        - {name: end, config: {group: finance, meta: {level: gold}}}
                      """))
          .value()
          .orElseThrow()
          .graph();

  private static final String UNIQUE_TEST = "test.shop.unique_stg_id.fed989f6b1";

  private static List<String> select(
      List<String> select, List<String> exclude, IndirectSelection mode) {
    Selection selection = SelectionParser.parse(select, exclude).value().orElseThrow();
    return new Selector(GRAPH, Map.of())
        .select(selection, mode).stream()
            .map(id -> id.replaceFirst("^(\\w+)\\.shop\\.", "").replaceFirst("\\.\\w{10}$", ""))
            .sorted()
            .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stg | stg",
        "+mid | mid other raw.o stg",
        "1+mid | mid other stg",
        "stg+ | both end mid report stg unique_stg_id",
        "stg+1 | both mid stg unique_stg_id",
        "@stg | both end mid other raw.o report stg unique_stg_id",
        "+stg+ | both end mid raw.o report stg unique_stg_id",
        "tag:nightly | end",
        "path:models/staging | stg",
        "models/staging | stg",
        "models/*.sql | end mid",
        "models/**/*.sql | end mid stg",
        "file:mid.sql | mid",
        "mid.sql | mid",
        "config.materialized:table | stg",
        "config.meta.level:gold | end",
        "source:raw | raw.o",
        "source:raw.o+ | both end mid raw.o report stg unique_stg_id",
        "package:this,resource_type:seed | other",
        "resource_type:exposure | report",
        "exposure:* | report",
        "+exposure:report | end mid other raw.o report stg",
        "group:finance | end",
        "shop.staging | stg",
        "staging.* | stg",
        "fqn:e?d | end",
        "version:none,stg | stg",
        "access:protected | end mid stg",
        "stg+,tag:nightly | end",
        "stg end | end stg",
      })
  void selectsWhatDbtSelects(String select, String expected) {
    List<String> words = List.of(select.strip());
    assertThat(select(words, List.of(), IndirectSelection.EMPTY))
        .containsExactly(expected.strip().split(" "));
  }

  @Test
  void selectsTestsWithWhatTheyTest() {
    List<String> stg = List.of("stg");

    assertThat(select(stg, List.of(), IndirectSelection.EAGER))
        .containsExactly("both", "stg", "unique_stg_id");
    assertThat(select(stg, List.of(), IndirectSelection.CAUTIOUS))
        .containsExactly("stg", "unique_stg_id");
    assertThat(select(List.of("mid"), List.of(), IndirectSelection.BUILDABLE))
        .containsExactly("both", "mid");
    assertThat(select(List.of("stg mid"), List.of(), IndirectSelection.CAUTIOUS))
        .containsExactly("both", "mid", "stg", "unique_stg_id");
    assertThat(select(List.of("test_type:singular"), List.of(), IndirectSelection.EAGER))
        .containsExactly("both");
    assertThat(select(List.of("test_name:unique"), List.of(), IndirectSelection.EAGER))
        .containsExactly("unique_stg_id");
    assertThat(select(List.of("test_type:generic"), List.of(), IndirectSelection.EAGER))
        .containsExactly("unique_stg_id");
  }

  @Test
  void leavesOutWhatIsExcluded() {
    assertThat(select(List.of(), List.of("resource_type:test"), IndirectSelection.EAGER))
        .containsExactly("end", "mid", "other", "raw.o", "report", "stg");
    assertThat(select(List.of("stg+"), List.of("mid"), IndirectSelection.EAGER))
        .containsExactly("end", "report", "stg", "unique_stg_id");
  }

  @Test
  void explainsSelectionsThatMeanNothing() {
    assertThat(SelectionParser.parse(List.of("tga:x"), List.of()).diagnostics())
        .singleElement()
        .satisfies(d -> {
          assertThat(d.code()).isEqualTo(DbtCode.BAD_SELECTION);
          assertThat(d.help()).contains("did you mean 'tag'?");
        });
    assertThat(SelectionParser.parse(List.of("@a+"), List.of()).isOk()).isFalse();
    assertThat(SelectionParser.parse(List.of("tag:"), List.of()).isOk()).isFalse();
  }

  @Test
  void readsSelectorsFiles() {
    SelectorsFile file =
        SelectorsFile.read(
                "selectors.yml",
                """
                selectors:
                  - name: downstream
                    default: true
                    definition:
                      union:
                        - method: fqn
                          value: stg
                          children: true
                          children_depth: 1
                          indirect_selection: empty
                        - intersection:
                            - tag:nightly
                            - {config.materialized: view}
                        - exclude: [mid]
                  - name: again
                    definition: {method: selector, value: downstream}
                """
                    .getBytes(StandardCharsets.UTF_8))
            .value()
            .orElseThrow();
    Selector selector = new Selector(GRAPH, file.selections());

    assertThat(file.standard()).contains("downstream");
    for (String name : List.of("downstream", "again")) {
      assertThat(file.selections()).containsKey(name);
    }
    Selection again =
        SelectionParser.parse(List.of("selector:again"), List.of()).value().orElseThrow();
    assertThat(selector.select(again, IndirectSelection.EMPTY))
        .containsExactly("model.shop.end", "model.shop.stg", "test.shop.both", UNIQUE_TEST);
  }

  @Test
  void tellsASelectorThatLeadsBackToItselfWhereItIsUsed() {
    Map<String, Selection> named =
        SelectorsFile.read(
                "selectors.yml",
                ("selectors: [{name: a, definition: {method: selector, value: 'b*'}},"
                        + " {name: b1, definition: {union: ['tag:x', {method: selector, value: a}]}},"
                        + " {name: c, definition: 'tag:y'},"
                        + " {name: d, definition: {union: ['selector:c', 'selector:c']}}]")
                    .getBytes(StandardCharsets.UTF_8))
            .value()
            .orElseThrow()
            .selections();

    assertThat(Selection.circle(requireNonNull(named.get("a")), named)).contains("b1");
    assertThat(Selection.circle(requireNonNull(named.get("d")), named)).isEmpty();
  }

  @Test
  void templatesInASelectorsFileAreRendered() {
    SelectorsFile file =
        SelectorsFile.read(
                "selectors.yml",
                "selectors: [{name: a, default: '{{ x }}', definition: 'tag:{{ x }}'}]"
                    .getBytes(StandardCharsets.UTF_8),
                node ->
                    Optional.of(
                        String.valueOf(node.toJava(YamlSchema.PYYAML)).replace("{{ x }}", "true")))
            .value()
            .orElseThrow();

    assertThat(file.standard()).contains("a");
    assertThat(file.selections().get("a"))
        .isEqualTo(SelectionParser.criterion("tag:true").value().orElseThrow());
  }

  @Test
  void reportsWhatIsWrongWithASelectorsFile() {
    List<Diagnostic> found =
        SelectorsFile.read(
                "selectors.yml",
                "selectors: [{name: a, definition: {method: tagg, value: x}}, {name: b}]"
                    .getBytes(StandardCharsets.UTF_8))
            .diagnostics();

    assertThat(found)
        .extracting(Diagnostic::code)
        .containsExactly(DbtCode.BAD_SELECTION, DbtCode.BAD_SELECTORS_FILE);
    assertThat(found).allSatisfy(d -> assertThat(d.span()).isPresent());
  }
}
