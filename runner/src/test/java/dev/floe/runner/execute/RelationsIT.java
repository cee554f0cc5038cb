package dev.floe.runner.execute;

import static dev.floe.runner.execute.Nodes.model;
import static dev.floe.runner.execute.Nodes.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.floe.artifacts.Constraint;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.runner.HookResult;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunOptions;
import dev.floe.runner.RunResults;
import dev.floe.spi.SqlFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void anEnforcedContractGivesTypesOrderAndConstraints() {
    Node.Model model =
        Nodes.contracted(
            table("a", "select 'x' as name, 1 as id"),
            List.of(Nodes.column("id", "bigint", ""), Nodes.column("name", "varchar", "")),
            List.of(
                Constraint.of(Constraint.Kind.NOT_NULL, List.of("id"), "", Optional.empty()),
                Constraint.of(Constraint.Kind.PRIMARY_KEY, List.of("id"), "", Optional.empty()),
                Constraint.of(Constraint.Kind.CHECK, List.of(), "id > 0", Optional.empty())));

    assertThat(shop.run(model).isGood()).isTrue();
    assertThat(shop.run(model).isGood()).isTrue();
    assertThat(shop.rows("select column_name, column_type, \"null\" from (describe a)"))
        .containsExactly("id|BIGINT|NO", "name|VARCHAR|YES");
    assertThat(
            shop.rows(
                "select constraint_type from duckdb_constraints() where table_name = 'a'"
                    + " order by all"))
        .containsExactly("CHECK", "NOT NULL", "PRIMARY KEY");
  }

  @Test
  void aForeignKeyRefersToARelationOfTheProject() {
    Node.Model parent =
        Nodes.contracted(
            table("a", "select 1 as id"),
            List.of(Nodes.column("id", "bigint", "")),
            List.of(
                Constraint.of(Constraint.Kind.PRIMARY_KEY, List.of("id"), "", Optional.empty())));
    Node.Model child =
        Nodes.contracted(
            table("b", "select 2 as a_id", "model.shop.a"),
            List.of(Nodes.column("a_id", "bigint", "")),
            List.of(
                new Constraint(
                    Constraint.Kind.FOREIGN_KEY,
                    List.of("a_id"),
                    "(id)",
                    Optional.empty(),
                    Optional.of(parent.relation()))));

    assertThat(shop.run(parent, child).nodes())
        .extracting(NodeResult::status)
        .containsExactly(NodeStatus.SUCCESS, NodeStatus.ERROR);
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
  void anEnforcedContractRefusesOtherColumns() {
    Node.Model model =
        Nodes.contracted(
            table("a", "select 'x' as id, 2 as extra"),
            List.of(Nodes.column("id", "bigint", ""), Nodes.column("gone", "varchar", "")),
            List.of());

    NodeResult result = shop.runOne(model);

    assertThat(result.diagnostics())
        .hasSize(3)
        .allMatch(d -> d.code() == RunCode.CONTRACT_BROKEN)
        .extracting(d -> d.message())
        .containsExactly(
            "the contract of a promises bigint and the query returns VARCHAR for the column 'id'",
            "the contract of a promises a column the query does not return: 'gone'",
            "the contract of a does not name the column 'extra'");
    assertThat(result.diagnostics().getFirst().span()).contains(Span.at("models/schema.yml", 7, 9));
  }

  @Test
  void aBrokenConstraintFailsAndLeavesNothing() {
    Node.Model model =
        Nodes.contracted(
            table("a", "select null::int as id"),
            List.of(Nodes.column("id", "integer", "")),
            List.of(Constraint.of(Constraint.Kind.NOT_NULL, List.of("id"), "", Optional.empty())));

    assertThat(shop.runOne(model).status()).isEqualTo(NodeStatus.ERROR);
    assertThat(shop.rows("select count(*) from information_schema.tables")).containsExactly("0");
  }

  private static Node.Model described(NodeColumn... columns) {
    Node.Model plain = table("a", "select 1 as id");
    return new Node.Model(
        plain.info(),
        plain.relation(),
        "table",
        Optional.empty(),
        plain.body(),
        new dev.floe.artifacts.NodeColumns.Unknown("not bound", List.of(columns)),
        List.of(),
        List.of(),
        Map.of("persist_docs", Map.of("relation", true, "columns", true)));
  }

  @Test
  void keepsDescriptionsAsComments() {
    assertThat(shop.run(described(Nodes.column("ID", "", "the key, it's"))).isGood()).isTrue();
    assertThat(shop.rows("select comment from duckdb_columns() where table_name = 'a'"))
        .containsExactly("the key, it's");
  }

  @Test
  void tellsOfDescriptionsWithoutAColumn() {
    NodeResult result =
        shop.runOne(described(Nodes.column("id", "", "the key"), Nodes.column("di", "", "a key")));

    assertThat(result.status()).isEqualTo(NodeStatus.SUCCESS);
    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(told -> {
          assertThat(told.code()).isEqualTo(RunCode.UNDOCUMENTABLE);
          assertThat(told.message()).contains("no column di ");
        });
  }

  @Test
  void runsHooksInsideAndOutsideTheTransaction() {
    shop.execute("create table log (n integer)");
    shop.runtime.before.put(
        "model.shop.a",
        List.of(
            FakeRuntime.hook(true, "insert into log values (2)"),
            FakeRuntime.hook(false, "insert into log values (1)")));
    shop.runtime.after.put(
        "model.shop.a",
        List.of(
            FakeRuntime.hook(false, "insert into log values (4)"),
            FakeRuntime.hook(true, "insert into log values (3)"),
            FakeRuntime.hook(true, "  ")));

    assertThat(shop.run(table("a", "select 1 as n")).isGood()).isTrue();
    assertThat(shop.rows("select n from log order by rowid")).containsExactly("1", "2", "3", "4");
  }

  @Test
  void aFailedHookInsideTheTransactionUndoesTheModel() {
    shop.execute("create table log (n integer)");
    shop.runtime.before.put(
        "model.shop.a", List.of(FakeRuntime.hook(true, "insert into log values (1)")));
    shop.runtime.after.put(
        "model.shop.a", List.of(FakeRuntime.hook(true, "insert into nowhere values (1)")));

    NodeResult result = shop.runOne(table("a", "select 1 as n"));

    assertThat(result.status()).isEqualTo(NodeStatus.ERROR);
    assertThat(result.diagnostics().getFirst().span().map(Span::file)).contains("dbt_project.yml");
    assertThat(shop.rows("select * from log")).isEmpty();
    assertThat(shop.rows("select table_name from information_schema.tables"))
        .containsExactly("log");
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
  void runHooksSurroundTheRunAndKnowItsResults() {
    shop.runtime.runStart.add(FakeRuntime.hook(true, "create table log as select 'start' as w"));
    shop.runtime.runEnd.add(FakeRuntime.hook(true, "insert into log values ('end')"));

    assertThat(shop.run(table("a", "select w from log")).isGood()).isTrue();
    assertThat(shop.rows("select * from log")).containsExactly("start", "end");
    assertThat(shop.runtime.summaries.getFirst().results().getFirst())
        .containsEntry("unique_id", "model.shop.a")
        .containsEntry("status", "success");
  }

  @Test
  void aFailedRunStartSkipsEverything() {
    shop.runtime.runStart.add(FakeRuntime.hook(true, "insert into nowhere values (1)"));

    RunResults results = shop.run(table("a", "select 1 as n"));

    assertThat(results.isGood()).isFalse();
    assertThat(results.nodes()).extracting(NodeResult::status).containsExactly(NodeStatus.SKIPPED);
    assertThat(results.diagnostics()).hasSize(1);
  }

  @Test
  void aFailedRunStartSkipsTheHooksAfterItAndNothingElseIfSo() {
    shop.options = shop.options.with(RunOptions.StartGate.OPEN);
    shop.runtime.runStart.add(FakeRuntime.hook(true, "select 1"));
    shop.runtime.runStart.add(FakeRuntime.hook(true, "insert into nowhere values (1)"));
    shop.runtime.runStart.add(FakeRuntime.hook(true, "select 2"));

    RunResults results = shop.run(table("a", "select 1 as n"));

    assertThat(results.isGood()).isFalse();
    assertThat(results.hooks())
        .extracting(HookResult::name, HookResult::status)
        .containsExactly(
            tuple("shop.on-run-start.0", NodeStatus.SUCCESS),
            tuple("shop.on-run-start.1", NodeStatus.ERROR),
            tuple("shop.on-run-start.2", NodeStatus.SKIPPED));
    assertThat(results.nodes()).extracting(NodeResult::status).containsExactly(NodeStatus.SUCCESS);
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
