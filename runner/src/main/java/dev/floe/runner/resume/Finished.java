package dev.floe.runner.resume;

import java.util.Map;

/**
 * A node that an earlier run finished and that need not be done again.
 *
 * @param line what the journal of that run says of it, plain JSON values
 */
public record Finished(String node, Map<String, Object> line) {

  public Finished {
    line = Map.copyOf(line);
  }
}
