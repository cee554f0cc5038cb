package dev.floe.cli.contracts;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.files.Output;
import dev.floe.cli.product.Documents;
import dev.floe.contracts.Contract;
import dev.floe.contracts.document.FloeContract;
import dev.floe.contracts.document.Odcs;
import dev.floe.diagnostics.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe contracts export}: a contract as a document for others. */
public final class ContractsExportCommand implements Command {

  private static final List<String> FORMATS = List.of("odcs", "odcs-3.1", "odcs-3.0", "floe");

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Write a contract as a document of the Open Data Contract Standard, or as floe's own.",
            "floe contracts export customers",
            "floe contracts export sales.customer-360.customers --format odcs-3.0 --to c.odcs.yaml",
            "floe contracts export contract.yaml --format floe")
        .addOption(
            Options.value("--format", "FORMAT", "odcs (3.1, default), odcs-3.1, odcs-3.0 or floe"))
        .addOption(Options.value("--to", "FILE", "write it there instead of printing it"))
        .addOption(Options.projectFolder())
        .addPositional(
            Options.argument("CONTRACT", true, "its name, a port, domain.product.port, or a file"));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    String format = invocation.oneOf("--format", "odcs", FORMATS);
    Documents documents = new Documents(invocation, invocation.projectFolder());
    Result<List<Contract>> found =
        new Contracts(invocation, documents)
            .find(invocation.arguments().positional().orElseThrow());
    if (found.value().isEmpty()) {
      invocation.console().diagnostics(found.diagnostics(), documents.sources());
      return ExitCode.ERRORS;
    }
    write(invocation, text(one(found.value().get()), format));
    return ExitCode.OK;
  }

  private static Contract one(List<Contract> contracts) {
    if (contracts.size() > 1) {
      throw new UsageError(
          CliCode.BAD_VALUE,
          "there are " + contracts.size() + " contracts of that name",
          "name one: "
              + String.join(", ", contracts.stream().map(c -> c.provider().reference()).toList()));
    }
    return contracts.getFirst();
  }

  private static String text(Contract contract, String format) {
    return switch (format) {
      case "floe" -> FloeContract.write(contract);
      case "odcs-3.0" -> Odcs.write(contract, Odcs.Release.V3_0);
      default -> Odcs.write(contract, Odcs.Release.V3_1);
    };
  }

  static void write(Invocation invocation, String text) {
    invocation
        .arguments()
        .value("--to")
        .ifPresentOrElse(
            file -> Output.write(invocation.path(file), text.getBytes(StandardCharsets.UTF_8)),
            () -> invocation.console().print(text));
  }
}
