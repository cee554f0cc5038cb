package dev.floe.cli.dbt;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;

/** The subcommands of {@code floe dbt}. */
public final class DbtCommands {

  private DbtCommands() {}

  /** The command of a verb. */
  public static Command of(Verb verb) {
    return new DotEnv(command(verb));
  }

  private static Command command(Verb verb) {
    return switch (verb) {
      case PARSE,
          COMPILE,
          SEED,
          RUN,
          TEST,
          SNAPSHOT,
          BUILD,
          LS,
          SHOW,
          RUN_OPERATION,
          CLONE,
          FRESHNESS,
          GENERATE ->
          new DbtCommand(verb, task(verb));
      case RETRY -> new RetryCommand();
      case SERVE -> new ServeCommand();
      case DEPS -> new DepsCommand();
      case DEBUG -> new DebugCommand();
      case CLEAN -> new CleanCommand();
      case INIT -> new DbtInitCommand();
    };
  }

  private static Task task(Verb verb) {
    return switch (verb) {
      case PARSE -> DbtCommands::parse;
      case COMPILE -> new CompileTask();
      case SEED, RUN, TEST, SNAPSHOT, BUILD -> new ExecuteTask();
      case LS -> new ListTask();
      case SHOW -> new ShowTask();
      case RUN_OPERATION -> new OperationTask();
      case CLONE -> new CloneTask();
      case FRESHNESS -> new FreshnessTask();
      case GENERATE -> new GenerateTask();
      case RETRY, SERVE, DEPS, DEBUG, CLEAN, INIT ->
          throw new IllegalStateException("not on a loaded project: " + verb);
    };
  }

  private static ExitCode parse(DbtWork work) {
    work.artifacts().writeManifest();
    return ExitCode.OK;
  }
}
