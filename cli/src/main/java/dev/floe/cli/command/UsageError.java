package dev.floe.cli.command;

import dev.floe.diagnostics.Diagnostic;

/**
 * The command line itself is wrong, so the command cannot start: shown as a diagnostic, exit code
 * 2. Thrown only while arguments are read and the project is looked for.
 */
public final class UsageError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  public UsageError(Diagnostic diagnostic) {
    super(diagnostic.message());
    this.diagnostic = diagnostic;
  }

  public UsageError(CliCode code, String message, String help) {
    this(Diagnostic.of(code, message).withHelp(help));
  }

  /** What to tell the user. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
