package dev.floe.runner.publish;

import dev.floe.runner.RunResults;
import dev.floe.runner.journal.RunId;
import dev.floe.runner.warehouse.Generation;
import java.util.Optional;

/** What came of a run that wanted to be published. */
public sealed interface Publication {

  /** The run's name. */
  RunId run();

  /** What the executor did. */
  RunResults results();

  /** How it went on with an earlier run, if it did. */
  Optional<Resumption> resumption();

  /**
   * Readers see what the run built.
   *
   * @param shown what was published besides, in a catalog
   */
  record Published(
      RunId run,
      RunResults results,
      Optional<Resumption> resumption,
      Generation generation,
      Outlet.Shown shown)
      implements Publication {}

  /**
   * Something failed or was cancelled; the warehouse is as it was.
   *
   * @param kept whether its work is kept until the next run begins, to go on with
   */
  record Discarded(RunId run, RunResults results, Optional<Resumption> resumption, boolean kept)
      implements Publication {}
}
