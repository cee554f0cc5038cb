package dev.floe.diagnostics;

/**
 * Something outside floe failed: a registry, a database, the network, a disk. A user's mistake is a
 * {@link Diagnostic} and never thrown; a bug of floe's own is an {@link IllegalStateException}.
 */
public final class FloeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  public FloeException(Diagnostic diagnostic, Throwable cause) {
    super(diagnostic.message(), cause);
    this.diagnostic = diagnostic;
  }

  public FloeException(Diagnostic diagnostic) {
    super(diagnostic.message());
    this.diagnostic = diagnostic;
  }

  public FloeException(Code code, String message, Throwable cause) {
    this(Diagnostic.of(code, message), cause);
  }

  /** What to tell the user. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
