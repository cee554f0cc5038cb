package dev.floe.cli.monitor;

import dev.floe.artifacts.Node;

/**
 * What a test found when it was asked of what is published.
 *
 * @param failures what it counts
 */
record TestedNow(Node.Test test, long failures, boolean holds) {

  /** Whether it failed and must not. */
  boolean isBroken() {
    return !holds && test.spec().severity().equals("error");
  }

  /** Whether it counts the missing values of one column, of all rows. */
  boolean countsNulls() {
    return test.spec().kind().equals("not_null")
        && test.spec().columns().size() == 1
        && !test.config().containsKey("where");
  }
}
