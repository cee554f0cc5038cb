package dev.floe.jinja.eval;

/** How a statement ended. */
enum Completion {
  NORMAL,
  BREAK,
  CONTINUE,
  /** The macro is to give {@link Activation#returned}. */
  RETURN
}
