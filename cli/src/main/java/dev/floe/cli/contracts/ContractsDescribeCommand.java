package dev.floe.cli.contracts;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.console.Console;
import dev.floe.cli.console.TextTable;
import dev.floe.cli.product.Documents;
import dev.floe.contracts.Contract;
import dev.floe.contracts.ContractColumn;
import dev.floe.contracts.TypeNames;
import dev.floe.diagnostics.Result;
import dev.floe.manifest.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe contracts describe}: what a contract promises. */
public final class ContractsDescribeCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Describe a contract: of a port of the product here, of a registered port, between a"
                + " registered consumer and its provider, or in a file.",
            "floe contracts describe marketing-to-sales-customer-interactions",
            "floe contracts describe sales.customer-360.customers",
            "floe contracts describe sales.customer-360.customers@3.2.0",
            "floe contracts describe contract.yaml --output json")
        .addOption(Options.projectFolder())
        .addOption(Options.output())
        .addPositional(
            Options.argument("CONTRACT", true, "its name, a port, domain.product.port, or a file"));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    Result<List<Contract>> found =
        new Contracts(invocation, documents)
            .find(invocation.arguments().positional().orElseThrow());
    List<Contract> contracts = found.value().orElse(List.of());
    switch (invocation.output()) {
      case JSON ->
          invocation
              .console()
              .json(
                  found.diagnostics(),
                  Map.of("contracts", contracts.stream().map(PlainContract::of).toList()));
      case TEXT -> {
        contracts.forEach(contract -> text(invocation.console(), contract));
        if (contracts.isEmpty()) {
          invocation.console().diagnostics(found.diagnostics(), documents.sources());
        }
      }
    }
    return contracts.isEmpty() ? ExitCode.ERRORS : ExitCode.OK;
  }

  private static void text(Console console, Contract contract) {
    console.line("Contract: " + contract.name());
    console.line("Version: " + contract.version());
    console.line(
        "Provider: "
            + contract.provider().reference()
            + contract.provider().table().map(table -> " (" + table + ")").orElse(""));
    contract.consumer().ifPresent(consumer -> console.line("Consumer: " + consumer.id()));
    if (!contract.description().isEmpty()) {
      console.line("Description: " + contract.description());
    }
    if (!contract.sla().isEmpty()) {
      console.line("SLA: " + contract.sla());
    }
    console.line(
        "Changes: "
            + contract.compatibility().word()
            + contract
                .notice()
                .map(time -> ", notice of breaking ones " + Durations.print(time))
                .orElse(""));
    console.line("\nColumns:");
    if (contract.columns().isEmpty()) {
      console.line("  none");
      return;
    }
    TextTable table =
        new TextTable(
            List.of(
                TextTable.Column.text("  NAME"),
                TextTable.Column.text("TYPE"),
                TextTable.Column.text("PROMISES"),
                TextTable.Column.text("DESCRIPTION")));
    for (ContractColumn column : contract.columns()) {
      table.row(
          List.of(
              "  " + column.name(),
              column.type().map(TypeNames::print).orElse(""),
              String.join(", ", promises(column)),
              column.description()));
    }
    console.print(table.render());
  }

  private static List<String> promises(ContractColumn column) {
    List<String> words = new ArrayList<>();
    if (column.primaryKey()) {
      words.add("primary key");
    }
    if (column.required()) {
      words.add("required");
    }
    if (column.unique()) {
      words.add("unique");
    }
    if (!column.allowedValues().isEmpty()) {
      words.add("one of " + String.join("|", column.allowedValues()));
    }
    column.classification().ifPresent(words::add);
    return words;
  }
}
