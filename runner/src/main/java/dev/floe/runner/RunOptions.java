package dev.floe.runner;

import java.time.Duration;
import java.util.function.Consumer;

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
 * @param purpose what the relations are made for
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
    StartGate startGate,
    Purpose purpose) {

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

  /** What relations are made for. */
  public enum Purpose {
    USE,
    /**
     * They stand for those of another environment: hooks of the run do not surround them, and a
     * project's own materializations do not make them.
     */
    CLONE
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
        StartGate.CLOSED,
        Purpose.USE);
  }

  public RunOptions withThreads(int other) {
    return changed(draft -> draft.threads = other);
  }

  public RunOptions with(Refresh other) {
    return changed(draft -> draft.refresh = other);
  }

  public RunOptions with(OnFailure other) {
    return changed(draft -> draft.onFailure = other);
  }

  public RunOptions with(TestGate other) {
    return changed(draft -> draft.testGate = other);
  }

  public RunOptions with(RowMode other) {
    return changed(draft -> draft.rows = other);
  }

  public RunOptions with(StoreFailures other) {
    return changed(draft -> draft.storeFailures = other);
  }

  public RunOptions withNodeTimeout(Duration other) {
    return changed(draft -> draft.nodeTimeout = other);
  }

  public RunOptions with(Retries other) {
    return changed(draft -> draft.retries = other);
  }

  public RunOptions with(EventTimes other) {
    return changed(draft -> draft.events = other);
  }

  public RunOptions with(Warnings other) {
    return changed(draft -> draft.warnings = other);
  }

  public RunOptions with(StartGate other) {
    return changed(draft -> draft.startGate = other);
  }

  public RunOptions with(Purpose other) {
    return changed(draft -> draft.purpose = other);
  }

  private RunOptions changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.options();
  }

  /** Options of which one is about to change. */
  private static final class Draft {
    private int threads;
    private Refresh refresh;
    private OnFailure onFailure;
    private TestGate testGate;
    private RowMode rows;
    private StoreFailures storeFailures;
    private Duration nodeTimeout;
    private Retries retries;
    private EventTimes events;
    private Warnings warnings;
    private StartGate startGate;
    private Purpose purpose;

    Draft(RunOptions from) {
      threads = from.threads;
      refresh = from.refresh;
      onFailure = from.onFailure;
      testGate = from.testGate;
      rows = from.rows;
      storeFailures = from.storeFailures;
      nodeTimeout = from.nodeTimeout;
      retries = from.retries;
      events = from.events;
      warnings = from.warnings;
      startGate = from.startGate;
      purpose = from.purpose;
    }

    RunOptions options() {
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
          startGate,
          purpose);
    }
  }
}
