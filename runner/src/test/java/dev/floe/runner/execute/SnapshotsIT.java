package dev.floe.runner.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.NodeRuntime;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunCode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days stand for moments: the run of day 5 happens on 2026-01-05. */
class SnapshotsIT {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = new Shop(folder);
    shop.execute("create table src (id integer, v varchar, day timestamp)");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void source(String values) {
    shop.execute("delete from src");
    if (!values.isEmpty()) {
      shop.execute("insert into src values " + values);
    }
  }

  private NodeResult run(int day, Object... config) {
    shop.now = Instant.parse("2026-01-0" + day + "T00:00:00Z");
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < config.length; i += 2) {
      map.put((String) config[i], config[i + 1]);
    }
    NodeResult result = shop.runOne(Nodes.snapshot("kept", "select * from main.src", map));
    if (result.status() == NodeStatus.SUCCESS) {
      assertThat(result.diagnostics()).isEmpty();
    }
    return result;
  }

  @Test
  void warnsOfTimesOfAnotherTypeThanThoseOfTheRun() {
    source("(1, 'a', '2026-01-01')");

    NodeResult result =
        shop.runOne(
            Nodes.snapshot(
                "kept",
                "select id, cast(day as date) as day from main.src",
                Map.of("strategy", "timestamp", "unique_key", "id", "updated_at", "day")));

    assertThat(result.status()).isEqualTo(NodeStatus.SUCCESS);
    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.code()).isEqualTo(RunCode.SNAPSHOT_TIME);
          assertThat(warning.message()).contains("(TIMESTAMP)", "(DATE)");
          assertThat(warning.help())
              .contains("Please update snapshot config 'updated_at': cast(day as TIMESTAMP)");
        });
  }

  private static Object[] timestamp(Object... more) {
    return with(List.of("strategy", "timestamp", "unique_key", "id", "updated_at", "day"), more);
  }

  private static Object[] check(Object... more) {
    return with(List.of("strategy", "check", "unique_key", "id", "check_cols", List.of("v")), more);
  }

  private static Object[] with(List<Object> config, Object... more) {
    List<Object> all = new java.util.ArrayList<>(config);
    all.addAll(List.of(more));
    return all.toArray();
  }

  /** {@code id|value|from-to} with days for moments. */
  private List<String> versions() {
    return shop.rows(
        "select id || '|' || v || '|' || day(dbt_valid_from) || '-' ||"
            + " coalesce(day(dbt_valid_to)::varchar, '') from kept"
            + " order by id, dbt_valid_from, dbt_valid_to nulls last");
  }

  @Test
  void theFirstRunKeepsEveryRow() {
    source("(1, 'a', '2026-01-01'), (2, 'b', '2026-01-02')");
    NodeResult result = run(3, timestamp());

    assertThat(result.rows()).hasValue(2);
    assertThat(versions()).containsExactly("1|a|1-", "2|b|2-");
    assertThat(shop.rows("select column_name from (describe kept)"))
        .containsExactly(
            "id", "v", "day", "dbt_scd_id", "dbt_updated_at", "dbt_valid_from", "dbt_valid_to");
  }

  @Test
  void byTimestampALaterRowIsAnotherVersion() {
    source("(1, 'a', '2026-01-01'), (2, 'b', '2026-01-02')");
    run(3, timestamp());
    source(
        "(1, 'A', '2026-01-04'), (2, 'changed in secret', '2026-01-02'), (3, 'c', '2026-01-05')");
    NodeResult result = run(6, timestamp());

    assertThat(result.rows()).hasValue(2);
    assertThat(versions()).containsExactly("1|a|1-4", "1|A|4-", "2|b|2-", "3|c|5-");
    assertThat(run(7, timestamp()).rows()).hasValue(0);
    assertThat(shop.rows("select count(*), count(distinct dbt_scd_id) from kept"))
        .containsExactly("4|4");
  }

  @Test
  void byCheckAnotherValueIsAnotherVersion() {
    source("(1, 'a', '2026-01-01'), (2, null, '2026-01-01')");
    run(3, check());
    source("(1, 'a', '2026-01-09'), (2, 'b', '2026-01-01')");
    run(4, check());

    assertThat(
            shop.rows(
                "select id, v, day(dbt_valid_from), day(dbt_valid_to) from kept order by all"))
        .containsExactly("1|a|3|null", "2|b|4|null", "2|null|3|4");
  }

  @Test
  void checkingAllColumnsSeesEveryChange() {
    Object[] all = {"strategy", "check", "unique_key", "id", "check_cols", "all"};
    source("(1, 'a', '2026-01-01')");
    run(3, all);
    assertThat(run(4, all).rows()).hasValue(0);
    source("(1, 'a', '2026-01-09')");
    run(5, all);

    assertThat(versions()).containsExactly("1|a|3-5", "1|a|5-");
  }

  @Test
  void rowsThatAreGoneStayUnlessToldOtherwise() {
    source("(1, 'a', '2026-01-01')");
    run(3, timestamp());
    source("");
    run(4, timestamp());
    assertThat(versions()).containsExactly("1|a|1-");

    run(5, timestamp("hard_deletes", "invalidate"));
    assertThat(versions()).containsExactly("1|a|1-5");
    source("(1, 'again', '2026-01-06')");
    run(7, timestamp("hard_deletes", "invalidate"));
    assertThat(versions()).containsExactly("1|a|1-5", "1|again|6-");
  }

  @Test
  void theOldSwitchInvalidatesToo() {
    source("(1, 'a', '2026-01-01')");
    run(3, timestamp());
    source("");
    run(4, timestamp("invalidate_hard_deletes", true));
    assertThat(versions()).containsExactly("1|a|1-4");
  }

  @Test
  void aDeletionCanBeARecordOfItsOwn() {
    Object[] records = timestamp("hard_deletes", "new_record");
    source("(1, 'a', '2026-01-01'), (2, 'b', '2026-01-01')");
    run(2, records);
    source("(2, 'b', '2026-01-01')");
    run(3, records);
    run(4, records);
    String all =
        "select id, v, day(dbt_valid_from), day(dbt_valid_to), dbt_is_deleted from kept"
            + " order by id, dbt_valid_from";

    assertThat(shop.rows(all))
        .containsExactly("1|a|1|3|False", "1|a|3|null|True", "2|b|1|null|False");

    source("(1, 'a', '2026-01-05'), (2, 'b', '2026-01-01')");
    run(6, records);
    assertThat(shop.rows(all))
        .containsExactly("1|a|1|3|False", "1|a|3|5|True", "1|a|5|null|False", "2|b|1|null|False");
  }

  @Test
  void anOpenEndCanBeADate() {
    Object[] open = timestamp("dbt_valid_to_current", "cast('9999-12-31' as timestamp)");
    source("(1, 'a', '2026-01-01')");
    run(2, open);
    assertThat(shop.rows("select year(dbt_valid_to) from kept")).containsExactly("9999");
    source("(1, 'b', '2026-01-03')");
    run(4, open);

    assertThat(versions()).containsExactly("1|a|1-3", "1|b|3-31");
  }

  @Test
  void itsColumnsCanHaveOtherNames() {
    Object[] named =
        timestamp(
            "snapshot_meta_column_names",
            Map.of("dbt_valid_from", "since", "dbt_valid_to", "until"));
    source("(1, 'a', '2026-01-01')");
    run(2, named);
    source("(1, 'b', '2026-01-03')");
    run(4, named);

    assertThat(shop.rows("select v, day(since), day(until) from kept order by since"))
        .containsExactly("a|1|3", "b|3|null");
  }

  @Test
  void severalColumnsCanBeTheKey() {
    Object[] keyed = {
      "strategy", "timestamp", "unique_key", List.of("id", "v"), "updated_at", "day"
    };
    source("(1, 'a', '2026-01-01'), (1, 'b', '2026-01-01')");
    run(2, keyed);
    source("(1, 'a', '2026-01-03'), (1, 'b', '2026-01-01')");
    run(4, keyed);

    assertThat(versions()).containsExactly("1|a|1-3", "1|b|1-", "1|a|3-");
  }

  @Test
  void newColumnsAreAdded() {
    source("(1, 'a', '2026-01-01')");
    run(2, timestamp());
    shop.execute("alter table src add column more integer");
    shop.execute("update src set more = 9, day = '2026-01-03'");
    run(4, timestamp());

    assertThat(shop.rows("select more from kept order by dbt_valid_from"))
        .containsExactly("null", "9");
  }

  @Test
  void saysEverythingThatIsMissing() {
    NodeResult result = run(2, "strategy", "timestmap", "hard_deletes", "x");

    assertThat(result.diagnostics())
        .allMatch(d -> d.code() == RunCode.CONFIG_UNUSABLE)
        .extracting(d -> d.message())
        .containsExactly(
            "a snapshot needs a unique_key",
            "the snapshot strategy 'timestmap' is not known",
            "hard_deletes 'x' is not known");
  }

  @Test
  void refusesATableThatIsNoSnapshot() {
    shop.execute("create table kept as select 1 as id");
    NodeResult result = run(2, timestamp());

    assertThat(result.diagnostics().getFirst().message())
        .contains("Snapshot target is missing configured columns: main.kept has no");
    assertThat(shop.rows("from kept")).containsExactly("1");
  }

  @Test
  void aStrategyOfTheProjectTellsVersionsApart() {
    shop.runtime.snapshots.put(
        "snapshot.shop.kept",
        sides ->
            new NodeRuntime.SnapshotStrategy(
                List.of("id"),
                "day",
                sides.kept() + ".v < " + sides.seen() + ".v",
                "md5(id::varchar || v)"));
    source("(1, 'b', '2026-01-01'), (2, 'b', '2026-01-01')");
    run(1, "strategy", "growing");
    source("(1, 'c', '2026-01-02'), (2, 'a', '2026-01-02')");
    run(2, "strategy", "growing");

    assertThat(versions()).containsExactly("1|b|1-2", "1|c|2-", "2|b|1-");
  }

  @Test
  void checkedColumnsAreFoundWhateverTheirCase() {
    source("(1, 'a', '2026-01-01')");
    run(1, "strategy", "check", "unique_key", "id", "check_cols", List.of("V"));
    source("(1, 'b', '2026-01-01')");

    assertThat(run(2, "strategy", "check", "unique_key", "id", "check_cols", List.of("V")).status())
        .isEqualTo(NodeStatus.SUCCESS);
    assertThat(versions()).containsExactly("1|a|1-2", "1|b|2-");
  }
}
