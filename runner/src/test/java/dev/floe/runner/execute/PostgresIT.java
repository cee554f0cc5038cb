package dev.floe.runner.execute;

import static dev.floe.runner.execute.Nodes.column;
import static dev.floe.runner.execute.Nodes.contracted;
import static dev.floe.runner.execute.Nodes.model;
import static dev.floe.runner.execute.Nodes.seed;
import static dev.floe.runner.execute.Nodes.snapshot;
import static dev.floe.runner.execute.Nodes.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.compute.postgres.PostgresComputePlugin;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunOptions;
import dev.floe.testing.PostgresServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is special about making relations on PostgreSQL. */
class PostgresIT {

  private static final String KIND_OF =
      "select relkind::text || relpersistence::text from pg_class where oid = 'main.a'::regclass";

  private Shop shop;

  @BeforeEach
  void open() {
    shop = new Shop(new PostgresComputePlugin(), PostgresServer.shared().emptyDatabase());
    shop.execute("create schema main");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void good(dev.floe.artifacts.Node... nodes) {
    assertThat(shop.run(nodes).allDiagnostics()).isEmpty();
  }

  @Test
  void replacesTablesAndViewsByEachOther() {
    good(table("a", "select 1 as n"));
    good(table("a", "select 2 as n"));
    assertThat(shop.rows("select * from main.a")).containsExactly("2");
    good(model("a", "view", "select 'x' as s, 1 as n", Map.of()));
    good(model("a", "view", "select 1 as n", Map.of()));
    assertThat(shop.rows("select * from main.a")).containsExactly("1");
    good(table("a", "select 3 as n"));

    assertThat(shop.rows("select relname from pg_class where relnamespace = 'main'::regnamespace"))
        .containsExactly("a");
  }

  @Test
  void aFailedBuildLeavesTheOldTable() {
    good(table("a", "select 1 as n"));

    NodeResult result = shop.runOne(table("a", "select\n  cast('x' as integer) as n"));

    assertThat(result.status()).isEqualTo(NodeStatus.ERROR);
    assertThat(result.diagnostics().getFirst().span().orElseThrow().toString())
        .contains("models/a.sql:2:");
    assertThat(shop.rows("select * from main.a")).containsExactly("1");
  }

  @Test
  void makesUnloggedTablesWithTheirIndexesOnce() {
    Map<String, Object> config =
        Map.of(
            "unlogged",
            true,
            "indexes",
            List.of(
                Map.of("columns", List.of("n"), "unique", true),
                Map.of("columns", List.of("n"), "type", "hash")));
    for (int i = 0; i < 2; i++) {
      good(model("a", "table", "select 1 as n", config));
    }
    good(model("a", "incremental", "select 2 as n", config));

    assertThat(shop.rows(KIND_OF)).containsExactly("ru");
    assertThat(shop.rows("select n from main.a order by n")).containsExactly("1", "2");
    assertThat(
            shop.rows(
                "select indexdef ~ 'UNIQUE' from pg_indexes where tablename = 'a' order by 1"))
        .containsExactly("false", "true");
  }

  @Test
  void saysWhatIsWrongWithAnIndex() {
    assertThat(complaintAbout("n"))
        .isEqualTo("'columns' is a required property of each entry of 'indexes'");
    assertThat(complaintAbout(Map.of("columns", "n")))
        .isEqualTo("'columns' of an entry of 'indexes' is not of type 'array', or is empty: n");
    assertThat(complaintAbout(Map.of("columns", List.of("n"), "unique", "yes")))
        .isEqualTo("'unique' of an entry of 'indexes' is not of type 'boolean': yes");
    assertThat(shop.rows("select count(*) from pg_class where relname = 'a'")).containsExactly("0");
  }

  private String complaintAbout(Object index) {
    NodeResult result =
        shop.runOne(model("a", "table", "select 1 as n", Map.of("indexes", List.of(index))));
    return result.diagnostics().getFirst().message();
  }

  @Test
  void refreshesAMaterializedViewAndMakesItAnewOnAFullRefresh() {
    shop.execute("create table main.source as select 1 as n");
    good(model("a", "materialized_view", "select n from main.source", Map.of()));
    shop.execute("insert into main.source values (2)");
    good(model("a", "materialized_view", "select n from main.source", Map.of()));
    assertThat(shop.rows("select n from main.a order by n")).containsExactly("1", "2");
    assertThat(shop.rows(KIND_OF)).containsExactly("mp");

    shop.options = shop.options.with(RunOptions.Refresh.FULL);
    good(model("a", "materialized_view", "select n * 10 as n from main.source", Map.of()));
    assertThat(shop.rows("select n from main.a order by n")).containsExactly("10", "20");
    good(table("a", "select 1 as n"));
    assertThat(shop.rows(KIND_OF)).containsExactly("rp");
  }

  @Test
  void grantsWhatIsConfiguredAndTakesAwayWhatIsNot() {
    shop.execute("drop role if exists reporter; create role reporter");
    shop.execute("drop role if exists analyst; create role analyst");
    String granted =
        "select grantee, privilege_type from information_schema.role_table_grants"
            + " where table_name = 'a' and grantee <> 'postgres' order by 1, 2";
    Map<String, Object> both = Map.of("grants", Map.of("select", List.of("reporter", "analyst")));
    good(model("a", "table", "select 1 as n", both));
    assertThat(shop.rows(granted)).containsExactly("analyst|SELECT", "reporter|SELECT");

    Map<String, Object> one =
        Map.of("grants", Map.of("select", "reporter", "insert", List.of("reporter")));
    good(model("a", "incremental", "select 1 as n", one));
    assertThat(shop.rows(granted)).containsExactly("reporter|INSERT", "reporter|SELECT");
  }

  @Test
  void writesDescriptionsAsComments() {
    Map<String, Object> config = Map.of("persist_docs", Map.of("relation", true, "columns", true));
    good(model("a", "materialized_view", "select 1 as n", config));
    good(model("a", "view", "select 1 as n", config));
  }

  @Test
  void findsColumnsThatPropertiesSpellInAnotherCase() {
    good(
        Nodes.described(
            table("a", "select 1 as id, 2 as \"First_At\", 3 as \"first_at\""),
            column("ID", "", "the key"),
            column("First_At", "", "quoted")));

    assertThat(
            shop.rows(
                "select attname, col_description(attrelid, attnum) from pg_attribute"
                    + " where attrelid = 'main.a'::regclass and attnum > 0 order by attnum"))
        .containsExactly("id|the key", "First_At|quoted", "first_at|null");
  }

  @Test
  void namesOfSixtyThreeBytesWorkAndLongerOnesAreRefused() {
    String longest = "é".repeat(31) + "x";
    for (int i = 0; i < 2; i++) {
      good(table(longest, "select 1 as n"));
      good(snapshot("s" + longest.substring(1), "select 1 as id", byId()));
    }
    NodeResult result = shop.runOne(table(longest + "y", "select 1 as n"));

    assertThat(result.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(RunCode.CONFIG_UNUSABLE);
  }

  private static Map<String, Object> byId() {
    return Map.of("unique_key", "id", "strategy", "check", "check_cols", "all");
  }

  @Test
  void keepsTheVersionsOfRows() {
    shop.execute("create table main.people as select 1 as id, 'old' as name");
    good(snapshot("a", "select * from main.people", byId()));
    shop.execute("update main.people set name = 'new'");
    shop.now = Instant.parse("2026-02-02T00:00:00Z");
    good(snapshot("a", "select * from main.people", byId()));

    assertThat(shop.rows("select name, dbt_valid_to from main.a order by dbt_valid_from"))
        .containsExactly("old|2026-02-02T00:00", "new|null");
  }

  @Test
  void addsToATableByEveryStrategy() {
    for (String strategy : List.of("append", "delete+insert", "merge")) {
      Map<String, Object> config = Map.of("incremental_strategy", strategy, "unique_key", "id");
      String name = strategy.replace('+', '_');
      good(model(name, "incremental", "select 1 as id, 'a' as v", config));
      good(model(name, "incremental", "select 1 as id, 'b' as v union all select 2, 'c'", config));
    }

    assertThat(shop.rows("select * from main.append order by 1, 2"))
        .containsExactly("1|a", "1|b", "2|c");
    assertThat(shop.rows("select * from main.delete_insert order by 1"))
        .containsExactly("1|b", "2|c");
    assertThat(shop.rows("select * from main.merge order by 1")).containsExactly("1|b", "2|c");
  }

  @Test
  void makesRoomForLongerTexts() {
    Map<String, Object> config = Map.of("incremental_strategy", "append");
    good(model("a", "incremental", "select 'ab'::varchar(2) as v", config));
    good(model("a", "incremental", "select 'abcd'::varchar(4) as v", config));

    assertThat(shop.rows("select * from main.a order by 1")).containsExactly("ab", "abcd");
  }

  @Test
  void keepsFailingRowsAsAViewWhereThatIsAskedFor() {
    shop.options = shop.options.with(RunOptions.StoreFailures.ALWAYS);
    NodeResult failed =
        shop.runOne(
            new dev.floe.artifacts.Node.Test(
                Nodes.info("test", "t", "tests/t.sql"),
                Nodes.body("tests/t.sql", "select 1 as n"),
                List.of(),
                Nodes.spec("error"),
                Map.of("store_failures_as", "view")));
    assertThat(failed.failures()).hasValue(1);
    assertThat(shop.rows("select relkind::text from pg_class where relname = 't'"))
        .containsExactly("v");
  }

  @Test
  void namesThatDifferInCaseAreDifferentTables() {
    good(table("orders", "select 1 as n"));
    good(table("Orders", "select 2 as n"));

    assertThat(shop.rows("select n from main.orders")).containsExactly("1");
    assertThat(shop.rows("select n from main.\"Orders\"")).containsExactly("2");
  }

  @Test
  void loadsASeedWithDeclaredTypes() {
    String csv = "id,day,note\n1,2024-02-29,\"a\tb\\\"\n2,,\n";
    shop.csv.put("a", csv);
    for (int i = 0; i < 2; i++) {
      good(seed("a", csv, Map.of("column_types", Map.of("id", "bigint"))));
    }

    assertThat(shop.rows("select id, day, note from main.a order by id"))
        .containsExactly("1|2024-02-29|a\tb\\", "2|null|null");
  }

  @Test
  void quotesTheColumnsOfASeedUnlessToldNotTo() {
    shop.csv.put("a", "ID\n1\n");
    good(seed("a", "ID\n1\n", Map.of()));
    assertThat(shop.rows("select \"ID\" from main.a")).containsExactly("1");

    good(seed("a", "ID\n1\n", Map.of("quote_columns", false)));
    assertThat(shop.rows("select id from main.a")).containsExactly("1");
  }

  @Test
  void aContractIsCheckedInTheServersTypes() {
    good(
        contracted(
            table("a", "select 1::bigint as id, now() as at"),
            List.of(column("id", "int8", ""), column("at", "timestamptz", "")),
            List.of()));
    NodeResult result =
        shop.runOne(
            contracted(
                table("a", "select 'x' as id"), List.of(column("id", "int8", "")), List.of()));

    assertThat(result.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(RunCode.CONTRACT_BROKEN);
  }
}
