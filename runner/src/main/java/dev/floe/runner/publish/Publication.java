package dev.floe.runner.publish;

import dev.floe.runner.RunResults;
import dev.floe.runner.warehouse.Generation;

/** What came of a run that wanted to be published. */
public sealed interface Publication {

  /** What the executor did. */
  RunResults results();

  /** Readers see what the run built. */
  record Published(RunResults results, Generation generation) implements Publication {}

  /** Something failed or was cancelled; the warehouse is as it was. */
  record Discarded(RunResults results) implements Publication {}
}
