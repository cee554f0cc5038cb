package dev.floe.runner.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Note;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncrementalIT {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = new Shop(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private NodeResult run(String sql, Object... config) {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < config.length; i += 2) {
      map.put((String) config[i], config[i + 1]);
    }
    return shop.runOne(model(sql, map));
  }

  private static Node model(String sql, Map<String, Object> config) {
    return Nodes.model("events", "incremental", sql, config);
  }

  private List<String> events() {
    return shop.rows("from events order by all");
  }

  private static void good(NodeResult result) {
    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.status()).isEqualTo(NodeStatus.SUCCESS);
  }

  @Test
  void appendsWithoutAKey() {
    good(run("select 1 as id, 'a' as v"));
    NodeResult second = run("select 1 as id, 'b' as v");

    good(second);
    assertThat(second.rows()).hasValue(1);
    assertThat(events()).containsExactly("1|a", "1|b");
  }

  @Test
  void replacesRowsOfTheSameKey() {
    run("select * from (values (1, 'a'), (2, 'b')) t(id, v)", "unique_key", "id");
    good(run("select * from (values (2, 'c'), (3, 'd')) t(id, v)", "unique_key", "id"));

    assertThat(events()).containsExactly("1|a", "2|c", "3|d");
  }

  @Test
  void replacesRowsOfTheSameKeysAndThePredicate() {
    List<String> key = List.of("id", "day");
    run(
        "select * from (values (1, 1, 'a'), (1, 2, 'b'), (2, 2, 'c')) t(id, day, v)",
        "unique_key",
        key);
    good(
        run(
            "select * from (values (1, 2, 'x'), (2, 2, 'y')) t(id, day, v)",
            "unique_key",
            key,
            "incremental_strategy",
            "delete+insert",
            "incremental_predicates",
            List.of("id < 2")));

    assertThat(events()).containsExactly("1|1|a", "1|2|x", "2|2|c", "2|2|y");
  }

  @Test
  void mergesByKey() {
    String merge = "merge";
    run("select * from (values (1, 'a', 10), (2, 'b', 20)) t(id, v, n)", "unique_key", "id");
    good(
        run(
            "select * from (values (2, 'c', 99), (3, 'd', 30)) t(id, v, n)",
            "unique_key",
            "id",
            "incremental_strategy",
            merge,
            "merge_exclude_columns",
            List.of("n")));

    assertThat(events()).containsExactly("1|a|10", "2|c|20", "3|d|30");
    good(
        run(
            "select * from (values (3, 'z', 77)) t(id, v, n)",
            "unique_key",
            "id",
            "incremental_strategy",
            merge,
            "merge_update_columns",
            List.of("n")));
    assertThat(events()).containsExactly("1|a|10", "2|c|20", "3|d|77");
  }

  @Test
  void mergesUnderConditionsAndByExpressions() {
    run("select * from (values (1, 'a', 10), (2, 'b', 20)) t(id, v, n)", "unique_key", "id");
    good(
        run(
            "select * from (values (1, 'x', 5), (2, 'y', 99), (3, 'z', 1)) t(id, v, n)",
            "unique_key",
            "id",
            "incremental_strategy",
            "merge",
            "merge_update_condition",
            "DBT_INTERNAL_DEST.n < DBT_INTERNAL_SOURCE.n",
            "merge_insert_condition",
            "DBT_INTERNAL_SOURCE.id > 3",
            "merge_update_set_expressions",
            Map.of("v", "upper(DBT_INTERNAL_SOURCE.v)")));

    assertThat(events()).containsExactly("1|a|10", "2|Y|99");
  }

  @Test
  void mergesByClausesOfTheAuthorsOwn() {
    run("select * from (values (1, 'a'), (2, 'b')) t(id, v)", "unique_key", "id");
    Map<String, Object> clauses =
        Map.of(
            "when_matched",
            List.of(
                Map.of("action", "delete", "condition", "DBT_INTERNAL_SOURCE.v is null"),
                Map.of("action", "update", "mode", "by_name")),
            "when_not_matched",
            List.of(Map.of("action", "insert", "mode", "by_name")));
    good(
        run(
            "select * from (values (1, null), (2, 'c'), (3, 'd')) t(id, v)",
            "unique_key",
            "id",
            "incremental_strategy",
            "merge",
            "merge_clauses",
            clauses));

    assertThat(events()).containsExactly("2|c", "3|d");
  }

  @Test
  void saysWhatIsWrongWithTheClausesOfAMerge() {
    run("select 1 as id", "unique_key", "id");
    NodeResult result =
        run(
            "select 1 as id",
            "unique_key",
            "id",
            "incremental_strategy",
            "merge",
            "merge_update_condition",
            123,
            "merge_clauses",
            Map.of("when_matched", "update"));

    assertThat(result.message())
        .contains(
            "merge_update_condition must be a string, found: 123",
            "merge_clauses.when_matched must be a list",
            "will be ignored: merge_update_condition");
  }

  @Test
  void mergesWithoutAKeyByAppending() {
    run("select 1 as id");
    good(run("select 1 as id", "incremental_strategy", "merge"));
    assertThat(events()).containsExactly("1", "1");
  }

  @Test
  void aFullRefreshBeginsAnewUnlessTheModelForbidsIt() {
    shop.options = shop.options.with(RunOptions.Refresh.FULL);
    run("select 1 as id");
    good(run("select 2 as id"));
    assertThat(events()).containsExactly("2");
    good(run("select 3 as id", "full_refresh", false));
    assertThat(events()).containsExactly("2", "3");
  }

  @Test
  void aViewInItsPlaceBecomesATable() {
    shop.execute("create view events as select 7 as id");
    good(run("select 1 as id"));
    assertThat(events()).containsExactly("1");
  }

  @Test
  void ignoresNewColumnsUnlessToldOtherwise() {
    run("select 1 as id");
    good(run("select 2 as id, 'x' as more"));
    assertThat(events()).containsExactly("1", "2");
  }

  @Test
  void appendsNewColumns() {
    run("select 1 as id, 'a' as gone");
    good(run("select 2 as id, 'x' as more", "on_schema_change", "append_new_columns"));
    assertThat(shop.rows("select id, gone, more from events order by id"))
        .containsExactly("1|a|null", "2|null|x");
  }

  @Test
  void syncsAllColumns() {
    run("select 1 as id, 'a' as gone");
    good(run("select 'two' as id, 'x' as more", "on_schema_change", "sync_all_columns"));
    assertThat(shop.rows("select column_name, column_type from (describe events)"))
        .containsExactly("id|VARCHAR", "more|VARCHAR");
    assertThat(shop.rows("select id, more from events order by id"))
        .containsExactly("1|null", "two|x");
  }

  @Test
  void refusesChangedColumnsWhereItShallFail() {
    run("select 1 as id, 'a' as gone");
    NodeResult result = run("select 2 as id, 'x' as more", "on_schema_change", "fail");

    assertThat(result.diagnostics().getFirst().code()).isEqualTo(RunCode.SCHEMA_CHANGED);
    assertThat(result.diagnostics().getFirst().notes())
        .extracting(Note::message)
        .containsExactly("new: more VARCHAR", "gone: gone VARCHAR");
    assertThat(events()).containsExactly("1|a");
    good(run("select 3 as id, 'b' as gone", "on_schema_change", "fail"));
  }

  @Test
  void aFailedIncrementLeavesTheOldRowsAndTheSessionUsable() {
    run("select 1 as id");
    NodeResult result = run("select\n  cast('x' as integer) as id");

    assertThat(result.status()).isEqualTo(NodeStatus.ERROR);
    assertThat(result.diagnostics().getFirst().message()).contains("Could not convert");
    assertThat(events()).containsExactly("1");
  }

  @Test
  void aFailedInsertIsReportedAndNotWhatFollowsFromIt() {
    shop.execute("create table events (id integer primary key)");
    good(run("select 1 as id", "incremental_strategy", "append"));
    NodeResult result = run("select 1 as id", "incremental_strategy", "append");

    assertThat(result.diagnostics()).hasSize(1);
    assertThat(result.diagnostics().getFirst().message()).containsIgnoringCase("duplicate key");
    assertThat(events()).containsExactly("1");
  }

  @Test
  void namesTheStrategiesThereAre() {
    NodeResult result = run("select 1 as id", "incremental_strategy", "appendd");

    assertThat(result.diagnostics().getFirst().code()).isEqualTo(RunCode.CONFIG_UNUSABLE);
    assertThat(result.diagnostics().getFirst().help()).contains("did you mean 'append'?");
  }

  @Test
  void writesByAStrategyOfTheProject() {
    shop.runtime.strategies.put(
        "insert_only",
        rows ->
            "insert into events select * from "
                + rows.source().identifier()
                + " where id not in (select id from events)");
    run("select 1 as id, 'a' as v", "incremental_strategy", "insert_only");
    good(
        run(
            "select * from (values (1, 'b'), (2, 'c')) t(id, v)",
            "incremental_strategy",
            "insert_only"));

    assertThat(events()).containsExactly("1|a", "2|c");
  }

  /** Whatever the strategy with a key: the last row that was given for a key is there. */
  @Test
  void keepsTheLastRowOfEachKeyOverManyRuns() {
    Random random = new Random(7);
    for (String strategy : List.of("delete+insert", "merge")) {
      shop.execute("drop table if exists events");
      Map<Integer, Integer> expected = new TreeMap<>();
      for (int run = 0; run < 8; run++) {
        Map<Integer, Integer> rows = new TreeMap<>();
        for (int i = 0; i <= random.nextInt(6); i++) {
          rows.put(random.nextInt(10), random.nextInt(1000));
        }
        expected.putAll(rows);
        String values =
            rows.entrySet().stream()
                .map(row -> "(" + row.getKey() + ", " + row.getValue() + ")")
                .collect(Collectors.joining(", "));
        good(
            run(
                "select * from (values " + values + ") t(id, v)",
                "unique_key",
                "id",
                "incremental_strategy",
                strategy));
      }
      assertThat(events())
          .containsExactlyElementsOf(
              expected.entrySet().stream()
                  .map(row -> row.getKey() + "|" + row.getValue())
                  .toList());
    }
  }

  @Test
  void refusesAMergeThatUpdatesAndExcludesColumns() {
    run("select 1 as id, 'a' as v", "unique_key", "id");
    NodeResult result =
        run(
            "select 1 as id, 'b' as v",
            "unique_key",
            "id",
            "incremental_strategy",
            "merge",
            "merge_update_columns",
            List.of("v"),
            "merge_exclude_columns",
            List.of("id"));

    assertThat(result.diagnostics())
        .extracting(d -> d.code())
        .containsOnly(RunCode.CONFIG_UNUSABLE);
  }
}
