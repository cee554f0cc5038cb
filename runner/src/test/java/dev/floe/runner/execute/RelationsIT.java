package dev.floe.runner.execute;

import static dev.floe.runner.execute.Nodes.model;
import static dev.floe.runner.execute.Nodes.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunOptions;
import dev.floe.runner.RunResults;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How nodes become relations. */
class RelationsIT {

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

  @Test
  void makesTablesAndViewsInOrder() {
    RunResults results =
        shop.run(
            table("c", "select sum(n) as total from main.b", "model.shop.b"),
            model("b", "view", "select n * 2 as n from main.a", Map.of(), "model.shop.a"),
            table("a", "select 1 as n union all select 2;\n"));

    assertThat(results.isGood()).isTrue();
    assertThat(results.nodes())
        .extracting(r -> r.node().info().name())
        .containsExactly("a", "b", "c");
    assertThat(results.nodes().getFirst().rows()).hasValue(2);
    assertThat(shop.rows("select * from c")).containsExactly("6");
  }

  @Test
  void replacesATableByAViewAndBack() {
    shop.run(table("a", "select 1 as n"));
    assertThat(shop.run(model("a", "view", "select 2 as n", Map.of())).isGood()).isTrue();
    assertThat(shop.rows("select * from a")).containsExactly("2");
    assertThat(shop.run(table("a", "select 3 as n")).isGood()).isTrue();
    assertThat(shop.rows("select * from a")).containsExactly("3");
    assertThat(shop.rows("select table_name from information_schema.tables order by all"))
        .containsExactly("a");
  }

  @Test
  void whatDbtLeavesBesideAModelWhenItIsInterruptedGoes() {
    shop.execute("create view a__dbt_tmp as select 1; create table a__dbt_backup (n integer)");
    shop.execute("create table b__dbt_tmp (n integer); create table c__dbt_backup (n integer)");
    shop.run(model("a", "view", "select 1 as n", Map.of()), table("b", "select 1 as n"));

    assertThat(shop.rows("select table_name from information_schema.tables order by all"))
        .containsExactly("a", "b", "c__dbt_backup");
  }

  @Test
  void aViewStandsForTheLatestVersionOfAModel() {
    shop.runtime.pointers.put(
        "model.shop.a_v2", new RelationName(Optional.empty(), Optional.of("main"), "a"));
    for (int n = 1; n <= 2; n++) {
      Map<String, Object> config = Map.of("latest_version_pointer", Map.of("enabled", true));
      shop.run(
          model("a_v1", "table", "select 1 as n", config),
          model("a_v2", "table", "select 2 as n", config));
    }

    assertThat(shop.rows("from a")).containsExactly("2");
    assertThat(shop.rows("select view_name from duckdb_views() where not internal"))
        .containsExactly("a");
  }

  @Test
  void theViewForTheLatestVersionCannotHaveThatVersionsName() {
    shop.runtime.pointers.put(
        "model.shop.a", new RelationName(Optional.empty(), Optional.of("main"), "a"));

    NodeResult result =
        shop.runOne(model("a", "table", "select 1 as n", Map.of("latest_version_pointer", true)));

    assertThat(result.diagnostics().getFirst().code()).isEqualTo(RunCode.CONFIG_UNUSABLE);
    assertThat(shop.rows("select count(*) from information_schema.tables")).containsExactly("0");
  }

  @Test
  void aFailedBuildLeavesTheOldTable() {
    shop.run(table("a", "select 1 as n"));
    NodeResult result = shop.runOne(table("a", "select cast('x' as integer) as n"));

    assertThat(result.status()).isEqualTo(NodeStatus.ERROR);
    assertThat(shop.rows("select * from a")).containsExactly("1");
    assertThat(shop.rows("select count(*) from information_schema.tables")).containsExactly("1");
  }

  @Test
  void showsAnErrorAtTheLineOfTheModel() {
    NodeResult result =
        shop.runOne(table("a", "select\n  1 as n,\n  missing_column\nfrom (select 1 as x)"));

    assertThat(result.diagnostics()).hasSize(1);
    assertThat(result.diagnostics().getFirst().code()).isEqualTo(RunCode.SQL_FAILED);
    assertThat(result.diagnostics().getFirst().span()).contains(Span.at("models/a.sql", 3, 3));
  }

  @Test
  void showsAnErrorInAViewAndATestAtTheirLines() {
    NodeResult view = shop.runOne(model("v", "view", "select 1\n  + nope()", Map.of()));
    NodeResult test = shop.runOne(Nodes.test("t", "select *\nfrom nowhere"));

    assertThat(view.diagnostics().getFirst().span()).contains(Span.at("models/v.sql", 2, 5));
    assertThat(test.status()).isEqualTo(NodeStatus.ERROR);
    assertThat(test.diagnostics().getFirst().span()).contains(Span.at("tests/t.sql", 2, 6));
  }

  @Test
  void anErrorSkipsTheDescendantsAlone() {
    RunResults results =
        shop.run(
            table("a", "select nope"),
            table("b", "select * from main.a", "model.shop.a"),
            table("c", "select 1 as n"));

    assertThat(results.nodes())
        .extracting(NodeResult::status)
        .containsExactly(NodeStatus.ERROR, NodeStatus.SKIPPED, NodeStatus.SUCCESS);
    assertThat(results.isGood()).isFalse();
  }

  @Test
  void anExternalModelIsAFileAndAViewThatReadsIt() {
    String location = folder.resolve("a.csv").toString();
    Node model =
        Nodes.model(
            "a",
            "external",
            "select 1 as id, 'x' as name",
            Map.of("location", location, "delimiter", "|"));

    NodeResult result = shop.runOne(model);
    assertThat(result.diagnostics()).isEmpty();
    assertThat(shop.runOne(model).status()).isEqualTo(NodeStatus.SUCCESS);
    assertThat(folder.resolve("a.csv")).hasContent("id|name\n1|x\n");
    assertThat(shop.rows("from a")).containsExactly("1|x");
    assertThat(result.statements()).hasSize(2);
  }

  @Test
  void rendersADeferredModelJustBeforeItRuns() {
    shop.runtime.bodies.put(
        "model.shop.a", session -> Result.ok(Nodes.written("models/a.sql", "select 7 as n")));
    assertThat(shop.run(Nodes.deferred("a", "table", Map.of())).isGood()).isTrue();
    assertThat(shop.rows("select * from a")).containsExactly("7");
  }

  @Test
  void theLateCheckKeepsADeferredModelFromRunning() {
    shop.runtime.bodies.put(
        "model.shop.a", session -> Result.ok(Nodes.written("models/a.sql", "select 7 as n")));
    shop.lateCheck =
        (node, sql) -> List.of(Diagnostic.of(RunCode.CONFIG_UNUSABLE, "no: " + sql.text()));

    NodeResult refused = shop.runOne(Nodes.deferred("a", "table", Map.of()));

    assertThat(refused.message()).isEqualTo("no: select 7 as n");
    assertThat(shop.rows("select count(*) from information_schema.tables")).containsExactly("0");
  }

  @Test
  void leavesAProjectsOwnMaterializationToTheProject() {
    shop.runtime.own.put(
        "model.shop.a",
        session -> {
          try {
            session.begin();
            session.execute("create table a as select 42 as n");
          } catch (SqlFailure e) {
            throw new IllegalStateException(e);
          }
          return Result.ok(List.of(Nodes.relation("a")));
        });

    RunResults results = shop.run(model("a", "special", "", Map.of()));

    assertThat(results.isGood()).isTrue();
    assertThat(results.nodes().getFirst().relation()).contains(Nodes.relation("a"));
    assertThat(shop.rows("select * from a")).containsExactly("42");
  }

  @Test
  void offersForAnUnknownRelationOnlyNamesThatLookLikeIt() {
    shop.runOne(model("customers", "table", "select 1 as id", Map.of()));

    assertThat(shop.runOne(model("a", "table", "select * from custmers", Map.of())).diagnostics())
        .extracting(Diagnostic::help)
        .containsExactly(Optional.of("did you mean 'customers'?"));
    assertThat(shop.runOne(model("b", "table", "select * from raw_claims", Map.of())).diagnostics())
        .extracting(Diagnostic::help)
        .containsExactly(Optional.empty());
  }

  @Test
  void saysWhichMaterializationsThereAre() {
    NodeResult result = shop.runOne(model("a", "tabel", "select 1", Map.of()));

    assertThat(result.diagnostics().getFirst().code()).isEqualTo(RunCode.UNKNOWN_MATERIALIZATION);
    assertThat(result.diagnostics().getFirst().help()).contains("did you mean 'table'?");
  }

  @Test
  void anEphemeralModelHasNothingToRunAndPassesOrderOn() {
    RunResults results =
        shop.run(
            table("a", "select 1 as n"),
            model("e", "ephemeral", "select * from main.a", Map.of(), "model.shop.a"),
            table("b", "select * from (select * from main.a)", "model.shop.e"));

    assertThat(results.nodes()).extracting(r -> r.node().info().name()).containsExactly("a", "b");
    assertThat(results.isGood()).isTrue();
  }

  @Test
  void manyThreadsMakeManyTablesInNewSchemas() {
    shop.options = shop.options.withThreads(8);
    List<Node> nodes =
        java.util.stream.IntStream.range(0, 60)
            .mapToObj(i ->
                (Node)
                    table(
                        "m" + i,
                        i < 3
                            ? "select range as n from range(1000)"
                            : "select n + 1 as n from main.m" + (i - 3),
                        i < 3 ? new String[0] : new String[] {"model.shop.m" + (i - 3)}))
            .toList();

    for (int round = 0; round < 3; round++) {
      assertThat(shop.run(nodes.toArray(Node[]::new)).allDiagnostics()).isEmpty();
    }
    assertThat(shop.rows("select min(n) from m59")).containsExactly("19");
  }

  @Test
  void failFastLeavesTheRestOut() {
    shop.options = shop.options.with(RunOptions.OnFailure.STOP).withThreads(1);

    RunResults results =
        shop.run(
            table("a", "select nope"), table("b", "select 1 as n"), table("c", "select 1 as n"));

    assertThat(results.ending()).isEqualTo(RunResults.Ending.STOPPED_AT_FAILURE);
    assertThat(results.nodes())
        .extracting(NodeResult::status)
        .containsExactly(NodeStatus.ERROR, NodeStatus.CANCELLED, NodeStatus.CANCELLED);
  }
}
