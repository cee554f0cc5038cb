package dev.floe.runner.execute;

import static dev.floe.runner.execute.Nodes.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.TestSpec;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunEvent;
import dev.floe.runner.RunOptions;
import dev.floe.runner.RunResults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestsIT {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = new Shop(folder);
    shop.execute("create table n as select range as n from range(5)");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static TestSpec spec(
      String severity, String errorIf, String warnIf, String failCalc, Optional<Long> limit) {
    return new TestSpec(
        "singular",
        Optional.empty(),
        List.of(),
        Map.of(),
        severity,
        errorIf,
        warnIf,
        failCalc,
        limit,
        false);
  }

  private NodeResult run(String sql, TestSpec spec) {
    return shop.runOne(Nodes.test("t", sql, spec));
  }

  @Test
  void passesWithoutRowsAndFailsWithSome() {
    assertThat(run("select * from n where n > 9", Nodes.spec("error")).status())
        .isEqualTo(NodeStatus.PASS);
    NodeResult failed = run("select * from n where n > 2;", Nodes.spec("error"));

    assertThat(failed.status()).isEqualTo(NodeStatus.FAIL);
    assertThat(failed.failures()).hasValue(2);
    assertThat(failed.message()).isEqualTo("got 2 results, configured to fail if != 0");
    assertThat(failed.diagnostics()).hasSize(1);
    assertThat(failed.diagnostics().getFirst().code()).isEqualTo(RunCode.TEST_FAILED);
  }

  @Test
  void aWarningIsNoFailure() {
    NodeResult warned = run("select * from n", Nodes.spec("warn"));

    assertThat(warned.status()).isEqualTo(NodeStatus.WARN);
    assertThat(warned.diagnostics().getFirst().isError()).isFalse();
  }

  @Test
  void conditionsLimitAndCalculationDecide() {
    assertThat(
            run("select * from n", spec("error", "> 10", "> 3", "count(*)", Optional.empty()))
                .status())
        .isEqualTo(NodeStatus.WARN);
    assertThat(
            run("select * from n", spec("error", "> 10", "> 3", "count(*)", Optional.of(3L)))
                .status())
        .isEqualTo(NodeStatus.PASS);
    NodeResult summed =
        run("select * from n", spec("error", "= 10", "!= 0", "sum(n)", Optional.empty()));
    assertThat(summed.status()).isEqualTo(NodeStatus.FAIL);
    assertThat(summed.failures()).hasValue(10);
    assertThat(
            run(
                    "select * from n where n > 9",
                    spec("error", "!= 0", "!= 0", "sum(n)", Optional.empty()))
                .status())
        .isEqualTo(NodeStatus.PASS);
  }

  @Test
  void rowsThatAreAllowedAreNoFailures() {
    NodeResult passed =
        run("select * from n", spec("error", "> 10", "> 10", "count(*)", Optional.empty()));

    assertThat(passed.status()).isEqualTo(NodeStatus.PASS);
    assertThat(passed.failures()).hasValue(0);
  }

  @Test
  void aWarningFailsWhereWarningsAreErrors() {
    shop.options = shop.options.with(RunOptions.Warnings.FAIL);
    NodeResult failed =
        run("select * from n", spec("warn", "> 10", "> 3", "count(*)", Optional.empty()));

    assertThat(failed.status()).isEqualTo(NodeStatus.FAIL);
    assertThat(failed.message()).isEqualTo("got 5 results, configured to fail if > 3");
  }

  @Test
  void aProjectJudgesItsTestsItself() {
    shop.runtime.judgements.put(
        "test.shop.t",
        failing -> "select count(*), 'yes' as w, 0 as e from (" + failing.text() + ")");
    assertThat(run("select * from n", Nodes.spec("error")).status()).isEqualTo(NodeStatus.WARN);

    shop.runtime.judgements.put("test.shop.t", failing -> "select 5, 'perhaps', 0");
    NodeResult unclear = run("select * from n", Nodes.spec("error"));
    assertThat(unclear.status()).isEqualTo(NodeStatus.ERROR);
    assertThat(unclear.message())
        .contains("'get_test_sql' returns 'perhaps' where it must tell whether to warn");
  }

  @Test
  void failingRowsAreKept() {
    shop.options = shop.options.with(RunOptions.StoreFailures.ALWAYS);
    for (int round = 0; round < 2; round++) {
      NodeResult failed = run("select * from n where n > 2", Nodes.spec("error"));
      assertThat(failed.failures()).hasValue(2);
      assertThat(failed.relation().orElseThrow().schema()).contains("main_dbt_test__audit");
    }
    assertThat(shop.rows("from main_dbt_test__audit.t order by all")).containsExactly("3", "4");
  }

  @Test
  void aFailingTestHoldsBackWhatReadsTheTestedNode() {
    Node[] nodes = {
      table("a", "select 1 as n"),
      table("b", "select * from main.a", "model.shop.a"),
      Nodes.test("t", "select * from main.a", "model.shop.a"),
      table("other", "select 1 as n")
    };
    RunResults gated = shop.run(nodes);
    assertThat(gated.nodes())
        .extracting(r -> r.node().info().name() + " " + r.status())
        .containsExactlyInAnyOrder("a SUCCESS", "b SKIPPED", "t FAIL", "other SUCCESS");

    shop.options = shop.options.with(RunOptions.TestGate.OPEN);
    assertThat(shop.run(nodes).count(NodeStatus.SUCCESS)).isEqualTo(3);
  }

  @Test
  void aWarningHoldsNothingBack() {
    RunResults results =
        shop.run(
            table("a", "select 1 as n"),
            table("b", "select * from main.a", "model.shop.a"),
            Nodes.test("t", "select * from main.a", Nodes.spec("warn"), "model.shop.a"));

    assertThat(results.isGood()).isTrue();
    assertThat(results.count(NodeStatus.SUCCESS)).isEqualTo(2);
  }

  @Test
  void aNodeThatTakesTooLongIsCutOffAndTheSessionGoesOn() {
    shop.inRealTime();
    shop.options = shop.options.withThreads(1).withNodeTimeout(Duration.ofMillis(300));

    RunResults results =
        shop.run(
            table("a_endless", "select count(*) from range(1000000000) a, range(1000000000) b"),
            table("b", "select 1 as n"));

    assertThat(results.nodes())
        .extracting(NodeResult::status)
        .containsExactly(NodeStatus.ERROR, NodeStatus.SUCCESS);
    assertThat(results.nodes().getFirst().diagnostics().getFirst().code())
        .isEqualTo(RunCode.NODE_TIMED_OUT);
  }

  @Test
  void cancelledWhileItRunsItStopsAndSkipsTheRest() {
    shop.listener =
        event -> {
          if (event instanceof RunEvent.NodeStarted) {
            shop.cancellation.cancel();
          }
        };
    RunResults results =
        shop.run(
            table("a", "select count(*) from range(1000000000) a, range(1000000000) b"),
            table("b", "select * from main.a", "model.shop.a"));

    assertThat(results.ending()).isEqualTo(RunResults.Ending.CANCELLED);
    assertThat(results.nodes())
        .extracting(NodeResult::status)
        .containsExactly(NodeStatus.CANCELLED, NodeStatus.CANCELLED);
    assertThat(shop.rows("select count(*) from information_schema.tables")).containsExactly("1");
  }
}
