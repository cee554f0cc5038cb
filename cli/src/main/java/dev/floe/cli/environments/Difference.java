package dev.floe.cli.environments;

import java.util.Optional;

/**
 * One thing that is not the same in two environments.
 *
 * @param area what it belongs to
 * @param subject a key, a column or the id of a node with the part that differs
 * @param first in the first environment, if it is there
 * @param second in the second environment, if it is there
 */
record Difference(Area area, String subject, Optional<String> first, Optional<String> second) {

  /** What may differ between environments, and what may not. */
  enum Area {
    TARGET("target"),
    SETTING("setting"),
    MASKING("masking"),
    PLAN("plan");

    private final String word;

    Area(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }
}
