package dev.floe.cli.dbt;

import dev.floe.cli.command.ExitCode;

/** What a subcommand does with a project that was loaded without errors. */
@FunctionalInterface
interface Task {

  ExitCode run(DbtWork work);
}
