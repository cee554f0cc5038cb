package dev.floe.governance.gates;

import java.util.List;

/**
 * What a model lacks to satisfy a required test.
 *
 * @param reason one line that says what was looked for and not found
 * @param additions what to write, in order
 * @param safe whether the additions follow from what is known, so that a program may write them
 */
record Gap(String reason, List<Addition> additions, boolean safe) {

  Gap {
    additions = List.copyOf(additions);
  }

  /** Additions that follow from what is known. */
  static Gap safe(String reason, List<? extends Addition> additions) {
    return new Gap(reason, List.copyOf(additions), true);
  }

  /** Additions that somebody has to look at first. */
  static Gap proposed(String reason, List<? extends Addition> additions) {
    return new Gap(reason, List.copyOf(additions), false);
  }
}
