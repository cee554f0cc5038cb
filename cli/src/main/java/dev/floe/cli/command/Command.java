package dev.floe.cli.command;

import picocli.CommandLine.Model.CommandSpec;

/** Something a user can ask floe to do. Made only when it is asked for. */
public interface Command {

  /** Its options, arguments, help and examples; without its name. */
  CommandSpec spec();

  /** Does it. External failures and usage errors may be thrown; they are shown by the caller. */
  ExitCode run(Invocation invocation);
}
