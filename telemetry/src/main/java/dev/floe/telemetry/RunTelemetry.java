package dev.floe.telemetry;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.runner.RunListener;
import dev.floe.runner.RunResults;
import dev.floe.runner.StatementTrace;
import java.util.Optional;

/**
 * Tells of one run. Nothing here waits for a backend but {@link #close}, and that only shortly; no
 * trouble with one is thrown. Safe for the threads of a run.
 */
public interface RunTelemetry extends RunListener, StatementTrace, AutoCloseable {

  /** A part of the command is over. */
  void phase(Phase phase);

  /** The trace and its first span, as W3C Trace Context has it. */
  String traceparent();

  /**
   * What the run built is visible to readers.
   *
   * @param bytes of the warehouse
   */
  void published(int generation, long bytes);

  /** The run ended; readers see what they saw before. */
  void discarded(RunResults results);

  /** Something outside failed. */
  void failed(Diagnostic why);

  /** What a user should know about the delivery, once closed. */
  Optional<String> complaint();

  @Override
  void close();
}
