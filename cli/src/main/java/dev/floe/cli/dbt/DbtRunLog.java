package dev.floe.cli.dbt;

import dev.floe.artifacts.Node;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.artifact.SourceFreshness;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunEvent;
import dev.floe.runner.RunListener;
import dev.floe.runner.RunResults;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints a run the way dbt does. */
final class DbtRunLog implements RunListener {

  private final DbtArtifacts artifacts;
  private final DbtLog log;
  private final DbtLine line;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final int described;
  private final NodeFacts facts;
  private final Map<String, @Nullable Object> variables;
  private int total;
  private long noOps;
  private long skipped;

  /**
   * @param described what was selected besides and is not executed
   */
  DbtRunLog(DbtWork work, DescribedOnly described) {
    this.variables = CommandArguments.variables(work.flags());
    this.described = described.ids().size();
    this.facts = new NodeFacts(described.graph());
    this.artifacts = work.artifacts();
    this.log = work.log();
    this.line = new DbtLine(work.flags().palette());
  }

  @Override
  public synchronized void happened(RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted started -> total = started.nodes() + described;
      case RunEvent.NodeStarted started -> {
        indexes.put(started.node().uniqueId(), started.index());
        log.info(
            "LogStartLine",
            line.start(started.node(), started.index(), total),
            facts.of(started.node().uniqueId(), "started"));
      }
      case RunEvent.NodeFinished finished -> finished(finished.result());
      case RunEvent.NodeRetried retried ->
          log.info(
              "RetryExternalCall",
              "Retry " + retried.retry() + " of " + retried.node().info().name(),
              Map.of("unique_id", retried.node().uniqueId()));
      case RunEvent.BatchFinished batch ->
          log.info(
              "LogBatchResult",
              line.batch(batch),
              Map.of("unique_id", batch.node().uniqueId(), "batch", batch.batch()));
      case RunEvent.NodeReused reused -> {}
      case RunEvent.HookFinished hook ->
          log.info(
              "LogHookEndLine",
              line.hook(hook),
              Map.of(
                  "unique_id",
                  hook.result().uniqueId(),
                  "status",
                  hook.result().status().dbtWord()));
      case RunEvent.RunFinished finished -> {}
    }
  }

  private void finished(NodeResult result) {
    String id = result.node().uniqueId();
    int index = indexes.computeIfAbsent(id, unseen -> indexes.size() + 1);
    statements(result);
    log.info(event(result.node()), line.end(result, index, total), facts.of(result));
    if (result.status() == NodeStatus.ERROR) {
      log.debug(
          "CatchableExceptionOnRun",
          DbtMessage.of(result).orElseThrow() + supplied(result),
          facts.of(result));
    }
  }

  /** The variables of the command, where the lack of one is what went wrong. */
  private String supplied(NodeResult result) {
    boolean missing =
        result.diagnostics().stream().anyMatch(one -> one.code() == DbtCode.MISSING_VAR);
    return missing
        ? variables.entrySet().stream()
            .map(one -> "      \"" + one.getKey() + "\": " + json(one.getValue()))
            .collect(Collectors.joining(",\n", "\n  Vars supplied = {\n", "\n  }"))
        : "";
  }

  private static String json(@Nullable Object value) {
    return value == null ? "null" : DbtLog.oneLine(value);
  }

  /** What the database was asked, for who searches for a fault. */
  private void statements(NodeResult result) {
    List<String> statements =
        result.statements().isEmpty()
            ? result.sql().map(sql -> List.of(sql.text())).orElse(List.of())
            : result.statements();
    String id = result.node().uniqueId();
    statements.forEach(sql ->
        log.debug("SQLQuery", "On " + id + ":\n" + sql, Map.of("conn_name", id, "sql", sql)));
  }

  private static String event(Node node) {
    return switch (node) {
      case Node.Model model -> "LogModelResult";
      case Node.Seed seed -> "LogSeedResult";
      case Node.Snapshot snapshot -> "LogSnapshotResult";
      case Node.Test test -> "LogTestResult";
      case Node.UnitTest test -> "LogTestResult";
      case Node.Source source -> "LogFreshnessResult";
    };
  }

  /** What nobody executes ended with the run. */
  void described(List<DescribedOnly.Ended> ended) {
    for (DescribedOnly.Ended one : ended) {
      int index = total - described + Math.toIntExact(noOps + skipped) + 1;
      String word = one.skipped() ? "SKIP" : "NO-OP";
      if (one.skipped()) {
        skipped++;
      } else {
        noOps++;
      }
      String what = one.resource().identity().type().word().replace('_', ' ');
      String name = one.resource().identity().name();
      log.info(
          one.skipped() ? "LogSkipBecauseError" : "LogNodeNoOpResult",
          DbtLine.padded(index + " of " + total + " " + word + " " + what + " " + name)
              + " ["
              + word
              + "]",
          Map.of("unique_id", one.resource().uniqueId(), "status", one.word()));
    }
  }

  /** The check of a source begins. */
  void freshnessStarts(SourceTable table, int index, int count) {
    log.info(
        "LogStartLine",
        DbtLine.padded(index + " of " + count + " START freshness of " + named(table)) + " [RUN]",
        Map.of("unique_id", table.uniqueId()));
  }

  /** The check of a source ended. */
  void freshnessEnds(SourceTable table, SourceFreshness.Outcome outcome, int index, int count) {
    String word =
        switch (outcome.status()) {
          case PASS -> "PASS";
          case WARN -> "WARN";
          case ERROR -> "ERROR STALE";
          case RUNTIME_ERROR -> "ERROR";
        };
    log.info(
        "LogFreshnessResult",
        DbtLine.padded(index + " of " + count + " " + word + " freshness of " + named(table))
            + " ["
            + word
            + "]",
        Map.of("unique_id", table.uniqueId(), "status", outcome.status().word()));
  }

  private static String named(SourceTable table) {
    return table.sourceName() + "." + table.identity().name();
  }

  /** {@code Finished running 3 seeds, …} and {@code Done. PASS=28 …}. */
  void summary(RunResults results) {
    Map<String, Long> kinds = new TreeMap<>();
    results.nodes().forEach(node -> kinds.merge(kind(node.node()), 1L, Long::sum));
    results.hooks().forEach(hook -> kinds.merge("project hook", 1L, Long::sum));
    String parts = String.join(", ", kinds.entrySet().stream().map(DbtRunLog::counted).toList());
    long millis = results.duration().toMillis();
    log.info("EndOfRunSummary", "");
    log.info(
        "FinishedRunningStats",
        "Finished running "
            + (parts.isEmpty() ? "nothing" : parts)
            + " in "
            + millis / 3_600_000
            + " hours "
            + millis / 60_000 % 60
            + " minutes and "
            + DbtLine.seconds(results.duration().minusMinutes(millis / 60_000)).replace("s", "")
            + " seconds ("
            + DbtLine.seconds(results.duration())
            + ").");
  }

  /** {@code Completed with 1 error, 0 partial successes, and 2 warnings:} and what they are in. */
  void completed(RunResults results) {
    List<NodeStatus> statuses = results.statuses();
    long errors = count(statuses, NodeStatus.ERROR) + count(statuses, NodeStatus.FAIL);
    long partial = count(statuses, NodeStatus.PARTIAL);
    long warnings = count(statuses, NodeStatus.WARN);
    log.info("EndOfRunSummary", "");
    if (errors + partial > 0 || !results.isGood()) {
      log.info(
          "EndOfRunSummary",
          "Completed with "
              + counted(Map.entry("error", errors))
              + ", "
              + partial
              + (partial == 1 ? " partial success" : " partial successes")
              + ", and "
              + counted(Map.entry("warning", warnings))
              + ":");
    } else if (warnings > 0) {
      log.info(
          "EndOfRunSummary", "Completed with " + counted(Map.entry("warning", warnings)) + ":");
    } else {
      log.info("EndOfRunSummary", "Completed successfully");
    }
    if (errors + partial + warnings > 0) {
      log.info("EndOfRunSummary", "");
      results.nodes().forEach(this::told);
    }
  }

  private void told(NodeResult result) {
    Optional<String> headline = DbtMessage.headline(result);
    Optional<String> message = DbtMessage.of(result);
    switch (result.status()) {
      case ERROR -> headline.ifPresent(text -> log.error("RunResultError", text, facts.of(result)));
      case FAIL -> {
        headline.ifPresent(text -> log.error("RunResultFailure", text, facts.of(result)));
        message.ifPresent(text -> log.error("RunResultError", "  " + text, facts.of(result)));
        whereabouts(result);
      }
      case WARN -> {
        headline.ifPresent(text -> log.warn("RunResultWarning", text, facts.of(result)));
        message.ifPresent(
            text -> log.warn("RunResultWarningMessage", "  " + text, facts.of(result)));
        whereabouts(result);
      }
      case SUCCESS, PARTIAL, PASS, SKIPPED, CANCELLED -> {}
    }
  }

  /** The query that found something, and what it found if that is kept. */
  private void whereabouts(NodeResult result) {
    artifacts
        .compiledPath(result.node().uniqueId())
        .ifPresent(
            path -> log.info("SQLCompiledPath", "  compiled code at " + path, facts.of(result)));
    artifacts
        .kept(result)
        .ifPresent(relation ->
            log.info(
                "CheckNodeTestFailure",
                "  see test failures: select * from " + relation,
                facts.of(result)));
  }

  /** The very last line, which scripts look for. */
  void done(RunResults results) {
    List<NodeStatus> nodes = results.statuses();
    long pass = count(nodes, NodeStatus.SUCCESS) + count(nodes, NodeStatus.PASS);
    long error =
        count(nodes, NodeStatus.ERROR)
            + count(nodes, NodeStatus.FAIL)
            + count(nodes, NodeStatus.PARTIAL);
    long skip = skipped + count(nodes, NodeStatus.SKIPPED) + count(nodes, NodeStatus.CANCELLED);
    log.info(
        "StatsLine",
        "Done. PASS="
            + pass
            + " WARN="
            + count(nodes, NodeStatus.WARN)
            + " ERROR="
            + error
            + " SKIP="
            + skip
            + " NO-OP="
            + noOps
            + " TOTAL="
            + (nodes.size() + described));
  }

  private static long count(List<NodeStatus> nodes, NodeStatus status) {
    return nodes.stream().filter(one -> one == status).count();
  }

  private static String counted(Map.Entry<String, Long> kind) {
    return kind.getValue() + " " + kind.getKey() + (kind.getValue() == 1 ? "" : "s");
  }

  private static String kind(Node node) {
    return switch (node) {
      case Node.Model model -> model.materialization() + " model";
      case Node.Seed seed -> "seed";
      case Node.Snapshot snapshot -> "snapshot";
      case Node.Test test -> "data test";
      case Node.UnitTest test -> "unit test";
      case Node.Source source -> "source";
    };
  }
}
