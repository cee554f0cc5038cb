package dev.floe.runner.publish;

import dev.floe.runner.journal.RunId;
import java.util.List;
import java.util.Optional;

/**
 * How a run went on with an earlier one.
 *
 * @param run the earlier one
 * @param reused unique ids of the nodes that were not done again, sorted
 * @param startedOver why everything was done again, where it was
 */
public record Resumption(RunId run, List<String> reused, Optional<String> startedOver) {

  public Resumption {
    reused = List.copyOf(reused);
  }
}
