package dev.floe.runner.publish;

import dev.floe.runner.RunResults;
import dev.floe.runner.journal.RunId;
import dev.floe.runner.warehouse.Generation;
import java.util.Optional;

/** What came of a run that wanted to be published. */
public sealed interface Publication {

  /** What the executor did. */
  RunResults results();

  /** How it went on with an earlier run, if it did. */
  Optional<Resumption> resumption();

  /** Readers see what the run built. */
  record Published(RunResults results, Optional<Resumption> resumption, Generation generation)
      implements Publication {}

  /**
   * Something failed or was cancelled; the warehouse is as it was.
   *
   * @param kept the run whose work is kept until the next run begins, to go on with
   */
  record Discarded(RunResults results, Optional<Resumption> resumption, Optional<RunId> kept)
      implements Publication {}
}
