package dev.floe.runner;

import java.time.Duration;

/**
 * How to run.
 *
 * @param threads how many nodes may run at the same time, 1 or more
 * @param refresh whether incremental models and seeds are rebuilt from nothing
 * @param onFailure what the first failure does to the rest
 * @param testGate whether failing tests hold back what reads the tested node
 * @param rows whether queries see rows at all
 * @param storeFailures whether the failing rows of every test are kept, even where it does not ask
 * @param nodeTimeout how long one node may take, unless it says so itself; zero for no limit
 * @param retries how often a node is tried again
 * @param events which events microbatch models are run for
 * @param warnings whether a test that warns fails
 * @param startGate whether a failing {@code on-run-start} holds back the nodes
 */
public record RunOptions(
    int threads,
    Refresh refresh,
    OnFailure onFailure,
    TestGate testGate,
    RowMode rows,
    StoreFailures storeFailures,
    Duration nodeTimeout,
    Retries retries,
    EventTimes events,
    Warnings warnings,
    StartGate startGate) {

  public RunOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread: " + threads);
    }
    if (nodeTimeout.isNegative()) {
      throw new IllegalArgumentException("a negative time limit: " + nodeTimeout);
    }
  }

  /** Whether what is there is kept and added to. */
  public enum Refresh {
    AS_CONFIGURED,
    /** {@code --full-refresh}; a node's own {@code full_refresh} configuration goes first. */
    FULL
  }

  /** What the first failure does to nodes that do not depend on it. */
  public enum OnFailure {
    CONTINUE,
    /** {@code --fail-fast}: what runs is cancelled, the rest skipped. */
    STOP
  }

  /** Whether a failing test of severity {@code error} skips the descendants of what it tests. */
  public enum TestGate {
    OPEN,
    CLOSED
  }

  /** What a test is that finds something worth a warning. */
  public enum Warnings {
    WARN,
    /** {@code --warn-error} */
    FAIL
  }

  /** Whether nodes are executed although a hook before them has failed. */
  public enum StartGate {
    OPEN,
    CLOSED
  }

  /** Whether queries see rows. */
  public enum RowMode {
    ALL,
    /** {@code --empty}: every query is rendered over empty inputs, seeds keep their header only. */
    NONE
  }

  /** Whether failing rows are kept. */
  public enum StoreFailures {
    AS_CONFIGURED,
    ALWAYS
  }

  /** Four threads, tests as gates, everything else as configured. */
  public static RunOptions standard() {
    return new RunOptions(
        4,
        Refresh.AS_CONFIGURED,
        OnFailure.CONTINUE,
        TestGate.CLOSED,
        RowMode.ALL,
        StoreFailures.AS_CONFIGURED,
        Duration.ZERO,
        Retries.standard(),
        EventTimes.asConfigured(),
        Warnings.WARN,
        StartGate.CLOSED);
  }

  public RunOptions withThreads(int count) {
    return new RunOptions(
        count,
        refresh,
        onFailure,
        testGate,
        rows,
        storeFailures,
        nodeTimeout,
        retries,
        events,
        warnings,
        startGate);
  }

  public RunOptions with(Refresh other) {
    return new RunOptions(
        threads,
        other,
        onFailure,
        testGate,
        rows,
        storeFailures,
        nodeTimeout,
        retries,
        events,
        warnings,
        startGate);
  }

  public RunOptions with(OnFailure other) {
    return new RunOptions(
        threads,
        refresh,
        other,
        testGate,
        rows,
        storeFailures,
        nodeTimeout,
        retries,
        events,
        warnings,
        startGate);
  }

  public RunOptions with(TestGate other) {
    return new RunOptions(
        threads,
        refresh,
        onFailure,
        other,
        rows,
        storeFailures,
        nodeTimeout,
        retries,
        events,
        warnings,
        startGate);
  }

  public RunOptions with(RowMode other) {
    return new RunOptions(
        threads,
        refresh,
        onFailure,
        testGate,
        other,
        storeFailures,
        nodeTimeout,
        retries,
        events,
        warnings,
        startGate);
  }

  public RunOptions with(StoreFailures other) {
    return new RunOptions(
        threads,
        refresh,
        onFailure,
        testGate,
        rows,
        other,
        nodeTimeout,
        retries,
        events,
        warnings,
        startGate);
  }

  public RunOptions withNodeTimeout(Duration limit) {
    return new RunOptions(
        threads,
        refresh,
        onFailure,
        testGate,
        rows,
        storeFailures,
        limit,
        retries,
        events,
        warnings,
        startGate);
  }

  public RunOptions with(Retries other) {
    return new RunOptions(
        threads,
        refresh,
        onFailure,
        testGate,
        rows,
        storeFailures,
        nodeTimeout,
        other,
        events,
        warnings,
        startGate);
  }

  public RunOptions with(EventTimes times) {
    return new RunOptions(
        threads,
        refresh,
        onFailure,
        testGate,
        rows,
        storeFailures,
        nodeTimeout,
        retries,
        times,
        warnings,
        startGate);
  }

  public RunOptions with(Warnings other) {
    return new RunOptions(
        threads,
        refresh,
        onFailure,
        testGate,
        rows,
        storeFailures,
        nodeTimeout,
        retries,
        events,
        other,
        startGate);
  }

  public RunOptions with(StartGate other) {
    return new RunOptions(
        threads,
        refresh,
        onFailure,
        testGate,
        rows,
        storeFailures,
        nodeTimeout,
        retries,
        events,
        warnings,
        other);
  }
}
