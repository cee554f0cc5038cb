package dev.floe.cli.command;

/** What the process tells its caller. {@code floe dbt} keeps dbt's own meaning of 0, 1 and 2. */
public enum ExitCode {
  /** All is well. */
  OK(0),
  /** The documents, the SQL or the run have errors. */
  ERRORS(1),
  /** The command itself is wrong: an unknown flag, no project here. */
  USAGE(2),
  /** Something outside failed: a database, a disk, the network. */
  EXTERNAL(3),
  /** A bug of floe's own. */
  BUG(70),
  /** Ctrl-C. */
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number handed to the operating system. */
  public int number() {
    return number;
  }
}
