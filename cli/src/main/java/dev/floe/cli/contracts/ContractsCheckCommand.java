package dev.floe.cli.contracts;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.files.DiskDocuments;
import dev.floe.cli.platform.ContractChanges;
import dev.floe.cli.product.Documents;
import dev.floe.compiler.Compilation;
import dev.floe.compiler.ContractFiles;
import dev.floe.contracts.Contract;
import dev.floe.contracts.check.ContractChecks;
import dev.floe.contracts.document.WrittenContract;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe contracts check}: whether the product here keeps what it promises and promised. */
public final class ContractsCheckCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Compile the product and check its contracts: the columns its ports promise, what its"
                + " providers promise, and, where a registry is configured, what it promised in its"
                + " newest registered version. Contracts in files of the product are checked, too: all"
                + " of them, or the one that is named.",
            "floe contracts check",
            "floe contracts check contracts/customers.yaml",
            "floe contracts check --output json")
        .addOption(Options.projectFolder())
        .addOption(Options.output())
        .addPositional(Options.argument("FILE", false, "a contract to check the product against"));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    documents.requireProduct();
    Contracts contracts = new Contracts(invocation, documents);
    Result<Compilation> compiled = contracts.compiled().orElseThrow();
    List<Diagnostic> found = new ArrayList<>(compiled.diagnostics());
    List<String> held = new ArrayList<>();
    compiled
        .value()
        .ifPresent(
            compilation -> check(invocation, documents, contracts, compilation, found, held));
    boolean failed = found.stream().anyMatch(Diagnostic::isError);
    switch (invocation.output()) {
      case JSON -> invocation.console().json(found, Map.of("held", held));
      case TEXT -> {
        held.forEach(
            line -> invocation.console().line(invocation.console().palette().good("✓ ") + line));
        invocation.console().diagnostics(found, documents.sources());
      }
    }
    return failed ? ExitCode.ERRORS : ExitCode.OK;
  }

  private static void check(
      Invocation invocation,
      Documents documents,
      Contracts contracts,
      Compilation compilation,
      List<Diagnostic> found,
      List<String> held) {
    List<Contract> promised = Contracts.promised(compilation);
    Optional<String> file = invocation.arguments().positional();
    if (file.isPresent()) {
      file(contracts, file.get(), promised, found, held);
      return;
    }
    for (Contract contract : Contracts.of(compilation)) {
      String who =
          contract.consumer().isPresent()
              ? "relies on " + contract.columns().size() + " columns of "
              : "promises " + contract.columns().size() + " columns as ";
      held.add(who + contract.provider().reference());
    }
    written(compilation, found, held);
    if (documents.registries().layout().registry().isPresent()) {
      found.addAll(ContractChanges.of(documents, compilation).diagnostics());
    }
  }

  /** The contracts in the product's files, of which the compilation found nothing wrong. */
  private static void written(Compilation compilation, List<Diagnostic> found, List<String> held) {
    List<String> broken =
        found.stream().flatMap(one -> one.span().stream()).map(Span::file).toList();
    ContractFiles.in(compilation.documents().folder(), new DiskDocuments())
        .value()
        .map(ContractFiles.Found::contracts)
        .orElse(List.of())
        .stream()
        .filter(one -> !broken.contains(one.whole().file()))
        .filter(one -> concerns(one.contract(), compilation.product().product().name()))
        .forEach(one ->
            held.add(one.contract().provider().reference() + " keeps " + one.whole().file()));
  }

  private static boolean concerns(Contract contract, String product) {
    return contract.provider().product().equals(product)
        || contract.consumer().filter(who -> who.product().equals(product)).isPresent();
  }

  private static void file(
      Contracts contracts,
      String typed,
      List<Contract> promised,
      List<Diagnostic> found,
      List<String> held) {
    byte[] bytes =
        contracts
            .file(typed)
            .orElseThrow(() ->
                new UsageError(
                    CliCode.BAD_VALUE, "there is no file '" + typed + "'", "name a contract"));
    Result<List<WrittenContract>> read = contracts.read(typed, bytes);
    found.addAll(read.diagnostics());
    for (WrittenContract written : read.value().orElse(List.of())) {
      String port = written.contract().provider().port();
      Contract real =
          promised.stream()
              .filter(one -> one.provider().port().equals(port))
              .findFirst()
              .orElseThrow(() ->
                  new UsageError(
                      CliCode.BAD_VALUE,
                      "the product has no port '" + port + "'",
                      "check the contract in the folder of its provider"));
      List<Diagnostic> broken =
          ContractChecks.broken(written.contract(), real).stream()
              .map(one -> one.at(written.place("columns." + one.subject())))
              .toList();
      found.addAll(broken);
      if (broken.isEmpty()) {
        held.add(port + " keeps " + written.contract().name());
      }
    }
  }
}
