package dev.floe.jinja.value;

/**
 * What one rendering may use before it is stopped with a diagnostic.
 *
 * @param callDepth nested macro calls, includes and recursive loops
 * @param outputLength UTF-16 units of any one text
 * @param iterations steps of all loops together
 */
public record Limits(int callDepth, long outputLength, long iterations) {

  /** For templates of one's own: only runaway recursion and absurd sizes are stopped. */
  public static final Limits TRUSTED = new Limits(500, 1L << 30, Long.MAX_VALUE);

  /** For templates of strangers: at most ten million characters and a million loop steps. */
  public static final Limits UNTRUSTED = new Limits(100, 10_000_000, 1_000_000);
}
