package dev.floe.cli.runs;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.console.TextTable;
import dev.floe.cli.console.TextTable.Column;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe runs list}. */
public final class RunsListCommand implements Command {

  private static final int DEFAULT_LIMIT = 20;

  @Override
  public CommandSpec spec() {
    return Options.command(
            "List what ran here, newest first, and which generation of the warehouse each run"
                + " published.",
            "floe runs list",
            "floe runs list --limit 5 --output json")
        .addOption(Options.number("--limit", "N", "how many; 20 by default, -1 for all"))
        .addOption(Options.projectFolder())
        .addOption(Options.output());
  }

  @Override
  public ExitCode run(Invocation invocation) {
    int limit = invocation.arguments().number("--limit").orElse(DEFAULT_LIMIT);
    History history = History.of(invocation);
    List<RunLine> runs = history.all().stream().limit(limit < 0 ? Long.MAX_VALUE : limit).toList();
    switch (invocation.output()) {
      case JSON ->
          invocation
              .console()
              .json(List.of(), Map.of("runs", runs.stream().map(RunLine::plain).toList()));
      case TEXT -> text(invocation, history, runs);
    }
    return ExitCode.OK;
  }

  private static void text(Invocation invocation, History history, List<RunLine> runs) {
    if (runs.isEmpty()) {
      invocation.console().line("Nothing has run here yet: floe run");
      return;
    }
    TextTable table =
        new TextTable(
            List.of(
                Column.text("run"),
                Column.text("began"),
                Column.number("time"),
                Column.number("built"),
                Column.number("passed"),
                Column.number("bad"),
                Column.text("state"),
                Column.text("generation")));
    for (RunLine run : runs) {
      table.row(
          List.of(
              run.id(),
              run.began(),
              run.took(),
              Long.toString(run.built()),
              Long.toString(run.passed()),
              Long.toString(run.bad()),
              run.state(invocation.console().palette()),
              run.published()));
    }
    invocation.console().print(table.render());
    history
        .warehouse()
        .current()
        .ifPresent(current ->
            invocation
                .console()
                .line(
                    "\nReaders get generation "
                        + current.number()
                        + " ("
                        + current.run()
                        + "), published "
                        + RunLine.second(current.published())
                        + "."));
  }
}
