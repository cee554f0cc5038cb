package dev.floe.runner;

/** How a node ended. */
public enum NodeStatus {
  /** A model, seed or snapshot is there. */
  SUCCESS,
  /** Some batches of a model are there, and others are not. */
  PARTIAL,
  /** A test found nothing. */
  PASS,
  /** A test found something that is only worth a warning. */
  WARN,
  /** A test found what must not be. */
  FAIL,
  /** The node could not be executed. */
  ERROR,
  /** Not executed, because of another node's end. */
  SKIPPED,
  /** Not executed or not finished, because the run was stopped. */
  CANCELLED;

  /** The status in {@code run_results.json}. */
  public String dbtWord() {
    return switch (this) {
      case SUCCESS -> "success";
      case PARTIAL -> "partial success";
      case PASS -> "pass";
      case WARN -> "warn";
      case FAIL -> "fail";
      case ERROR -> "error";
      case SKIPPED, CANCELLED -> "skipped";
    };
  }

  /** Whether a run with such a node has not succeeded. */
  public boolean isBad() {
    return switch (this) {
      case SUCCESS, PASS, WARN -> false;
      case PARTIAL, FAIL, ERROR, SKIPPED, CANCELLED -> true;
    };
  }
}
