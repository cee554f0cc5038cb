package dev.floe.jinja.value;

/**
 * What one rendering may use before it is stopped with a diagnostic. Whatever the limits are, a
 * rendering ends soon after its thread is interrupted.
 *
 * @param callDepth nested macro calls, includes and recursive loops
 * @param outputLength UTF-16 units of any one text
 * @param iterations steps together: those of loops, calls of macros and items handed to filters;
 *     also the most numbers of one {@code range}
 */
public record Limits(int callDepth, long outputLength, long iterations) {

  /**
   * For templates of one's own: only runaway recursion and absurd sizes are stopped. A loop may run
   * for ever, as it may in Python; who renders on a thread of its own can interrupt it.
   */
  public static final Limits TRUSTED = new Limits(500, 1L << 30, Long.MAX_VALUE);

  /** For templates of strangers: at most ten million characters and a million steps. */
  public static final Limits UNTRUSTED = new Limits(100, 10_000_000, 1_000_000);
}
