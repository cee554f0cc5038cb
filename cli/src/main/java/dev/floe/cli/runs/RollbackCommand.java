package dev.floe.cli.runs;

import static java.util.stream.Collectors.joining;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.product.Documents;
import dev.floe.cli.product.ProductRollback;
import dev.floe.diagnostics.Result;
import dev.floe.runner.Cancellation;
import dev.floe.runner.tables.Rollback;
import dev.floe.runner.warehouse.Generation;
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
            "Publish again what an earlier run had published: its generation of the warehouse, as"
                + " a new one, and its state of the tables in the catalog. The last generations are"
                + " kept; 'floe runs list' shows them.",
            "floe rollback --to 20260102T030405Z-0001",
            "floe rollback --to 3")
        .addOption(Options.value("--to", "RUN", "the run, or the number of its generation"))
        .addOption(
            Options.number("--lock-timeout", "SECONDS", "how long to wait for another run; 0"))
        .addOption(Options.environment())
        .addOption(Options.locked())
        .addOption(Options.offline())
        .addOption(Options.projectFolder())
        .addOption(Options.output());
  }

  @Override
  public ExitCode run(Invocation invocation) {
    History history = History.of(invocation);
    Generation wanted = wanted(invocation, history);
    Documents documents = new Documents(invocation, invocation.projectFolder());
    Result<Rollback> rollback = rollback(invocation, documents, !history.tables().isEmpty());
    if (!rollback.isOk()) {
      return documents.failed(rollback.diagnostics());
    }
    Cancellation cancellation = new Cancellation();
    invocation.surroundings().interruption().onInterrupt(cancellation::cancel);
    history.note("begun", wanted);
    Rollback.Restored restored = rollback.value().orElseThrow().to(wanted, cancellation);
    history.note("published", wanted);
    tell(invocation, wanted, restored, history.tables());
    return ExitCode.OK;
  }

  private static Result<Rollback> rollback(
      Invocation invocation, Documents documents, boolean tables) {
    Duration patience =
        Duration.ofSeconds(Math.max(0, invocation.arguments().number("--lock-timeout").orElse(0)));
    ProductRollback rollback = new ProductRollback(documents, invocation.surroundings(), patience);
    return tables
        ? rollback.withTables(invocation.arguments().value("--env"))
        : Result.ok(rollback.ofWarehouse());
  }

  private static void tell(
      Invocation invocation, Generation wanted, Rollback.Restored restored, List<String> known) {
    List<String> left = known.stream().filter(table -> !restored.tables().contains(table)).toList();
    switch (invocation.output()) {
      case JSON ->
          invocation
              .console()
              .json(
                  List.of(),
                  new TreeMap<>(
                      Map.of(
                          "generation",
                          restored.generation().number(),
                          "restored",
                          wanted.number(),
                          "tables",
                          restored.tables(),
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
                      + restored.generation().number()
                      + tables(restored.tables().size())
                      + ".");
    }
    if (!left.isEmpty()) {
      invocation
          .console()
          .remark(
              "note: that run knew nothing of these tables in the catalog, which stay as they are: "
                  + String.join(", ", left));
    }
  }

  private static String tables(int count) {
    return switch (count) {
      case 0 -> "";
      case 1 -> ", and 1 table in the catalog";
      default -> ", and " + count + " tables in the catalog";
    };
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
