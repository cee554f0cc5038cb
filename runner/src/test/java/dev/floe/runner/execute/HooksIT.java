package dev.floe.runner.execute;

import static dev.floe.runner.execute.Nodes.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.floe.diagnostics.Span;
import dev.floe.runner.HookResult;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunOptions;
import dev.floe.runner.RunResults;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs before and after models and runs. */
class HooksIT {

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
  void runHooksSurroundTheRunAndKnowItsResults() {
    shop.runtime.runStart.add(FakeRuntime.hook(true, "create table log as select 'start' as w"));
    shop.runtime.runEnd.add(FakeRuntime.hook(true, "insert into log values ('end')"));

    assertThat(shop.run(table("a", "select w from log")).isGood()).isTrue();
    assertThat(shop.rows("select * from log")).containsExactly("start", "end");
    assertThat(shop.runtime.summaries.getFirst().results().getFirst())
        .containsEntry("unique_id", "model.shop.a")
        .containsEntry("status", "success")
        .containsEntry("failures", null);
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
}
