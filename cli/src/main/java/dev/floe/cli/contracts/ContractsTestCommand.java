package dev.floe.cli.contracts;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.product.Documents;
import dev.floe.cli.product.ProductEngine;
import dev.floe.cli.product.ProductFolder;
import dev.floe.cli.product.Warehouses;
import dev.floe.compiler.Compilation;
import dev.floe.contracts.Contract;
import dev.floe.contracts.ContractCode;
import dev.floe.contracts.data.DataCheck;
import dev.floe.contracts.data.Finding;
import dev.floe.contracts.document.WrittenContract;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.runner.warehouse.Generation;
import dev.floe.runner.warehouse.Warehouse;
import dev.floe.spi.Engine;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe contracts test}: whether the rows that are published keep the contracts. */
public final class ContractsTestCommand implements Command {

  /** A contract that the columns do not keep is what this command is to tell. */
  private static boolean hinders(Diagnostic one) {
    return one.isError() && !(one.code() instanceof ContractCode);
  }

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Run the contracts of the product's ports against the tables that are published: schema,"
                + " required and allowed values, keys, quality, and how old they are.",
            "floe contracts test",
            "floe contracts test customers",
            "floe contracts test contracts/customers.yaml --output json")
        .addOption(Options.projectFolder())
        .addOption(Options.output())
        .addPositional(
            Options.argument("CONTRACT", false, "a port, or a file; all ports if none is named"));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    documents.requireProduct();
    Contracts contracts = new Contracts(invocation, documents);
    Result<Compilation> compiled = contracts.compiled().orElseThrow();
    if (compiled.value().isEmpty()
        || compiled.diagnostics().stream().anyMatch(ContractsTestCommand::hinders)) {
      return documents.failed(compiled.diagnostics());
    }
    Compilation compilation = compiled.value().orElseThrow();
    Result<List<Contract>> wanted = wanted(invocation, contracts, compilation);
    if (!wanted.isOk()) {
      return documents.failed(wanted.diagnostics());
    }
    Map<Contract, List<Finding>> findings = new LinkedHashMap<>();
    look(invocation, documents, compilation.product(), wanted.value().orElseThrow(), findings);
    return report(invocation, documents, findings);
  }

  private static Result<List<Contract>> wanted(
      Invocation invocation, Contracts contracts, Compilation compilation) {
    Optional<String> typed = invocation.arguments().positional();
    List<Contract> promised = Contracts.promised(compilation);
    if (typed.isEmpty()) {
      return Result.ok(promised);
    }
    Optional<byte[]> file = contracts.file(typed.get());
    if (file.isPresent()) {
      return contracts
          .read(typed.get(), file.get())
          .map(read -> read.stream().map(WrittenContract::contract).toList());
    }
    List<Contract> named =
        promised.stream().filter(one -> one.provider().port().equals(typed.get())).toList();
    if (named.isEmpty()) {
      throw noPort(typed.get());
    }
    return Result.ok(named);
  }

  private static UsageError noPort(String name) {
    return new UsageError(
        CliCode.BAD_VALUE,
        "the product has no port '" + name + "'",
        "name one of its output ports, or a file");
  }

  private static void look(
      Invocation invocation,
      Documents documents,
      CompiledProduct product,
      List<Contract> contracts,
      Map<Contract, List<Finding>> findings) {
    Path warehouse = new ProductFolder(documents.folder()).warehouse();
    if (!Files.isRegularFile(warehouse)) {
      throw new UsageError(
          CliCode.NOTHING_BUILT, "nothing has been built here yet", "build it: floe run");
    }
    DataCheck.Age age =
        new DataCheck.Age(
            new Warehouse(
                    warehouse, ProductFolder.KEPT_GENERATIONS, invocation.surroundings().clock())
                .current()
                .map(Generation::published),
            invocation.surroundings().clock().instant());
    CompiledProduct placed = Warehouses.in(product, invocation.surroundings().environment());
    try (Engine engine = new ProductEngine(placed, documents.folder()).reader(warehouse);
        Session session = engine.session()) {
      for (Contract contract : contracts) {
        RelationName table = table(product, contract);
        findings.put(contract, DataCheck.run(contract, session, engine.dialect(), table, age));
      }
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
  }

  private static RelationName table(CompiledProduct product, Contract contract) {
    return product.outputPorts().stream()
        .filter(port -> port.name().equals(contract.provider().port()))
        .flatMap(
            port -> product.nodes().stream().filter(node -> node.uniqueId().equals(port.node())))
        .filter(Node.Referable.class::isInstance)
        .flatMap(node -> ((Node.Referable) node).location().stream())
        .findFirst()
        .orElseThrow(() -> noPort(contract.provider().port()));
  }

  private static ExitCode report(
      Invocation invocation, Documents documents, Map<Contract, List<Finding>> findings) {
    List<Diagnostic> broken = new ArrayList<>();
    List<Map<String, Object>> plain = new ArrayList<>();
    findings.forEach((contract, found) -> {
      found.stream()
          .filter(one -> one.verdict() == Finding.Verdict.BROKEN)
          .forEach(one -> broken.add(diagnostic(contract, one)));
      plain.add(plain(contract, found));
    });
    switch (invocation.output()) {
      case JSON -> invocation.console().json(broken, Map.of("contracts", plain));
      case TEXT -> {
        findings.forEach((contract, found) -> text(invocation, contract, found));
        invocation.console().diagnostics(broken, documents.sources());
      }
    }
    return broken.isEmpty() ? ExitCode.OK : ExitCode.ERRORS;
  }

  private static Diagnostic diagnostic(Contract contract, Finding finding) {
    return Diagnostic.of(
            ContractCode.BROKEN_BY_DATA,
            contract.provider().port() + ": " + finding.subject() + ": " + finding.text())
        .about(contract.provider().reference() + "." + finding.subject())
        .withHelp("correct the data and run the product again, or promise less");
  }

  private static Map<String, Object> plain(Contract contract, List<Finding> findings) {
    return Map.of(
        "port",
        contract.provider().reference(),
        "findings",
        findings.stream()
            .map(one ->
                Map.of(
                    "subject",
                    one.subject(),
                    "verdict",
                    one.verdict().name().toLowerCase(java.util.Locale.ROOT),
                    "text",
                    one.text()))
            .toList());
  }

  private static void text(Invocation invocation, Contract contract, List<Finding> findings) {
    invocation.console().line(contract.provider().reference());
    for (Finding finding : findings) {
      String mark =
          switch (finding.verdict()) {
            case HELD -> invocation.console().palette().good("✓");
            case BROKEN -> invocation.console().palette().bad("✗");
            case UNKNOWN -> invocation.console().palette().warn("?");
          };
      invocation.console().line("  " + mark + " " + finding.subject() + ": " + finding.text());
    }
  }
}
