package dev.floe.cli.contracts;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.product.Documents;
import dev.floe.contracts.document.FloeContract;
import dev.floe.contracts.document.WrittenContract;
import dev.floe.diagnostics.Result;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe contracts import}: somebody else's document as floe's own. */
public final class ContractsImportCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Read a document of the Open Data Contract Standard (3.0 or 3.1), or the document of a"
                + " product, and write its contracts as floe's own.",
            "floe contracts import orders.odcs.yaml",
            "floe contracts import orders.odcs.yaml --table orders --to contracts/orders.yaml")
        .addOption(Options.value("--table", "NAME", "only this table or port of several"))
        .addOption(Options.value("--to", "FILE", "write it there instead of printing it"))
        .addOption(Options.projectFolder())
        .addPositional(Options.argument("FILE", true, "the document"));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    String typed = invocation.arguments().positional().orElseThrow();
    Contracts contracts = new Contracts(invocation, documents);
    byte[] bytes =
        contracts
            .file(typed)
            .orElseThrow(() ->
                new UsageError(
                    CliCode.BAD_VALUE, "there is no file '" + typed + "'", "name the document"));
    Result<List<WrittenContract>> read = contracts.read(typed, bytes);
    invocation.console().diagnostics(read.diagnostics(), documents.sources());
    if (!read.isOk()) {
      return ExitCode.ERRORS;
    }
    List<WrittenContract> wanted =
        read.value().orElseThrow().stream().filter(one -> isWanted(invocation, one)).toList();
    if (wanted.isEmpty()) {
      throw new UsageError(
          CliCode.BAD_VALUE,
          "the document has no such table",
          "it has "
              + read.value().orElseThrow().stream()
                  .map(one -> one.contract().provider().port())
                  .collect(Collectors.joining(", ")));
    }
    ContractsExportCommand.write(
        invocation,
        wanted.stream()
            .map(one -> FloeContract.write(one.contract()))
            .collect(Collectors.joining("---\n")));
    return ExitCode.OK;
  }

  private static boolean isWanted(Invocation invocation, WrittenContract one) {
    return invocation
        .arguments()
        .value("--table")
        .map(one.contract().provider().port()::equals)
        .orElse(true);
  }
}
