package dev.floe.runner.execute;

import dev.floe.dbt.NodeRuntime;
import dev.floe.runner.LateCheck;
import dev.floe.runner.SeedFiles;
import dev.floe.runner.StatementTrace;
import dev.floe.spi.Engine;
import java.time.Clock;

/**
 * Everything a run needs of the outside.
 *
 * @param engine opened and closed by the caller
 * @param runtime renders what only templates can tell
 * @param lateCheck judges deferred SQL once it is known
 * @param trace is told of every statement
 */
public record World(
    Engine engine,
    NodeRuntime runtime,
    SeedFiles seeds,
    LateCheck lateCheck,
    Clock clock,
    StatementTrace trace) {

  /** A world in which nobody is told of statements. */
  public World(
      Engine engine, NodeRuntime runtime, SeedFiles seeds, LateCheck lateCheck, Clock clock) {
    this(engine, runtime, seeds, lateCheck, clock, StatementTrace.none());
  }
}
