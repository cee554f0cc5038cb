package dev.floe.cli.product;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.console.OutputFormat;
import dev.floe.cli.console.TextTable;
import dev.floe.compiler.Compilation;
import dev.floe.diagnostics.Result;
import dev.floe.manifest.Value;
import dev.floe.runner.Cancellation;
import dev.floe.runner.tables.Retention;
import dev.floe.runner.tables.Upkeep;
import dev.floe.runner.tables.UpkeepReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe tables maintain}. */
public final class TablesMaintainCommand implements Command {

  private static final String RETENTION = "governance.data_retention_days.default";
  private static final int DAYS = 7;
  private static final int ORPHAN_DAYS = 3;
  private static final int SEVERAL = 8;

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Look after the product's tables: delete rows past their retention"
                + " (meta.floe.retention_column), put small files together, forget old states, and"
                + " remove files nobody needs.",
            "floe tables maintain --dry-run",
            "floe tables maintain --keep-days 30")
        .addOption(Options.flag("--dry-run", "tell what would be done, and do nothing"))
        .addOption(Options.number("--keep-days", "N", "how long old states of tables are kept; 7"))
        .addOption(
            Options.number("--orphan-days", "N", "how old a file must be that no state needs; 3"))
        .addOption(
            Options.number("--small-files", "N", "so many small files become larger ones; 8"))
        .addOption(Options.number("--lock-timeout", "SECONDS", "how long to wait for a run; 0"))
        .addOption(Options.environment())
        .addOption(Options.locked())
        .addOption(Options.offline())
        .addOption(Options.projectFolder())
        .addOption(Options.output());
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    Result<Compilation> compiled = documents.compiled();
    if (!compiled.isOk()) {
      return documents.failed(compiled.diagnostics());
    }
    Compilation compilation = compiled.value().orElseThrow();
    Cancellation cancellation = new Cancellation();
    invocation.surroundings().interruption().onInterrupt(cancellation::cancel);
    Upkeep upkeep = upkeep(invocation, compilation);
    List<UpkeepReport> reports =
        new ProductRun(compilation, invocation.surroundings())
            .upkeep(Duration.ofSeconds(number(invocation, "--lock-timeout", 0)))
            .run(upkeep, cancellation);
    report(invocation, upkeep.dryRun(), reports);
    return ExitCode.OK;
  }

  private static Upkeep upkeep(Invocation invocation, Compilation compilation) {
    OptionalLong usual =
        compilation.documents().platform().value(RETENTION).stream()
            .map(traced -> traced.value())
            .map(Value::toString)
            .mapToLong(Long::parseLong)
            .findFirst();
    return Upkeep.of(
            Retention.of(compilation.product(), usual),
            Duration.ofDays(number(invocation, "--keep-days", DAYS)),
            invocation.arguments().has("--dry-run"))
        .withFiles(
            Duration.ofDays(number(invocation, "--orphan-days", ORPHAN_DAYS)),
            Math.max(2, number(invocation, "--small-files", SEVERAL)));
  }

  private static int number(Invocation invocation, String option, int otherwise) {
    return Math.max(0, invocation.arguments().number(option).orElse(otherwise));
  }

  private static void report(Invocation invocation, boolean dryRun, List<UpkeepReport> reports) {
    if (invocation.output() == OutputFormat.JSON) {
      invocation
          .console()
          .json(
              List.of(),
              Map.of(
                  "dry_run",
                  dryRun,
                  "tables",
                  reports.stream().map(TablesMaintainCommand::plain).toList()));
      return;
    }
    List<UpkeepReport> done = reports.stream().filter(report -> !report.isEmpty()).toList();
    if (done.isEmpty()) {
      invocation.console().line("There is nothing to do.");
      return;
    }
    invocation.console().print(table(done).render());
    if (dryRun) {
      invocation.console().line("Nothing was done: this was a dry run.");
    }
  }

  private static TextTable table(List<UpkeepReport> reports) {
    TextTable table =
        new TextTable(
            List.of(
                TextTable.Column.text("table"),
                TextTable.Column.number("rows expired"),
                TextTable.Column.number("files joined"),
                TextTable.Column.number("states forgotten"),
                TextTable.Column.number("orphans")));
    reports.forEach(report ->
        table.row(
            new ArrayList<>(
                List.of(
                    report.table(),
                    String.valueOf(report.rows()),
                    String.valueOf(report.compacted()),
                    String.valueOf(report.snapshots()),
                    String.valueOf(report.orphans())))));
    return table;
  }

  private static Map<String, Object> plain(UpkeepReport report) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("table", report.table());
    plain.put("rows_expired", report.rows());
    plain.put("files_joined", report.compacted());
    plain.put("states_forgotten", report.snapshots());
    plain.put("files_removed", report.files());
    plain.put("orphans", report.orphans());
    return plain;
  }
}
