package dev.floe.cli.runs;

import static java.util.stream.Collectors.joining;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.command.UsageError;
import dev.floe.runner.Cancellation;
import dev.floe.runner.warehouse.Generation;
import dev.floe.runner.warehouse.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe rollback}. */
public final class RollbackCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Publish again what an earlier run had published, as a new generation. The last "
                + "generations are kept; 'floe runs list' shows them.",
            "floe rollback --to 20260102T030405Z-0001",
            "floe rollback --to 3")
        .addOption(Options.value("--to", "RUN", "the run, or the number of its generation"))
        .addOption(
            Options.number("--lock-timeout", "SECONDS", "how long to wait for another run; 0"))
        .addOption(Options.projectFolder())
        .addOption(Options.output());
  }

  @Override
  public ExitCode run(Invocation invocation) {
    History history = History.of(invocation);
    Generation wanted = wanted(invocation, history);
    Cancellation cancellation = new Cancellation();
    invocation.surroundings().interruption().onInterrupt(cancellation::cancel);
    Duration patience =
        Duration.ofSeconds(Math.max(0, invocation.arguments().number("--lock-timeout").orElse(0)));
    String holder = "floe rollback (process " + ProcessHandle.current().pid() + ")";
    try (Lease lease = history.warehouse().lock(holder, patience, cancellation)) {
      history.note("begun", wanted);
      Generation published = lease.rollBackTo(wanted.number());
      history.note("published", wanted);
      List<String> left = history.tables();
      switch (invocation.output()) {
        case JSON ->
            invocation
                .console()
                .json(
                    List.of(),
                    new TreeMap<>(
                        Map.of(
                            "generation",
                            published.number(),
                            "restored",
                            wanted.number(),
                            "tables_left",
                            left)));
        case TEXT ->
            invocation
                .console()
                .line(
                    "Readers get generation "
                        + wanted.number()
                        + " of "
                        + RunLine.second(wanted.published())
                        + " again, as generation "
                        + published.number()
                        + ".");
      }
      if (!left.isEmpty()) {
        invocation
            .console()
            .remark(
                "note: tables in the catalog stay as they are, and the next run begins from them: "
                    + String.join(", ", left));
      }
    }
    return ExitCode.OK;
  }

  private static Generation wanted(Invocation invocation, History history) {
    String to =
        invocation
            .arguments()
            .value("--to")
            .orElseThrow(() ->
                new UsageError(
                    CliCode.MISSING_VALUE,
                    "'floe rollback' needs --to",
                    "see 'floe runs list' for the generations that are kept"));
    List<Generation> kept = history.generations();
    if (kept.isEmpty()) {
      throw History.nothing();
    }
    return kept.stream()
        .filter(g -> g.run().equals(to) || String.valueOf(g.number()).equals(to))
        .findFirst()
        .orElseThrow(() ->
            new UsageError(
                CliCode.BAD_VALUE,
                "there is no generation or run '" + to + "' to return to",
                "these are kept: "
                    + kept.stream().map(g -> String.valueOf(g.number())).collect(joining(", "))));
  }
}
