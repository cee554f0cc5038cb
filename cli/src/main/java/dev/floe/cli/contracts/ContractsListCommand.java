package dev.floe.cli.contracts;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.console.TextTable;
import dev.floe.cli.product.Documents;
import dev.floe.contracts.Contract;
import dev.floe.mesh.ContractNaming;
import dev.floe.mesh.ProductEntry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe contracts list}: who relies on which port, in the whole mesh or here. */
public final class ContractsListCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "List the contracts between the registered products of the mesh: one for each port that a"
                + " product consumes. Without a registry, those of the product here.",
            "floe contracts list",
            "floe contracts list --domain sales --output json")
        .addOption(Options.value("--domain", "NAME", "only where this domain provides or consumes"))
        .addOption(Options.projectFolder())
        .addOption(Options.output());
  }

  /** A line of the list. */
  private record Line(String name, String provider, String consumer, String version, String sla) {

    boolean isOf(String domain) {
      return provider.startsWith(domain + ".") || consumer.startsWith(domain + ".");
    }

    Map<String, Object> plain() {
      Map<String, Object> plain = new LinkedHashMap<>();
      plain.put("name", name);
      plain.put("provider", provider);
      plain.put("consumer", consumer);
      plain.put("version", version);
      plain.put("sla", sla);
      return plain;
    }
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    boolean mesh = documents.registries().layout().registry().isPresent();
    List<Line> lines =
        (mesh ? registered(documents) : here(invocation, documents))
            .stream()
                .filter(
                    line -> invocation.arguments().value("--domain").map(line::isOf).orElse(true))
                .sorted(Comparator.comparing(Line::name).thenComparing(Line::consumer))
                .toList();
    switch (invocation.output()) {
      case JSON ->
          invocation
              .console()
              .json(List.of(), Map.of("contracts", lines.stream().map(Line::plain).toList()));
      case TEXT -> text(invocation, lines);
    }
    return ExitCode.OK;
  }

  private static List<Line> registered(Documents documents) {
    List<ProductEntry> all = documents.registries().index().newest();
    Map<String, String> versions = new HashMap<>();
    Map<String, String> promises = new HashMap<>();
    for (ProductEntry entry : all) {
      entry
          .outputs()
          .forEach(port -> {
            versions.put(entry.id() + "." + port.name(), entry.version());
            promises.put(entry.id() + "." + port.name(), port.sla());
          });
    }
    return ContractNaming.all(all).stream()
        .map(one ->
            new Line(
                one.name(),
                one.provider(),
                one.consumer().id(),
                versions.getOrDefault(one.provider(), "not registered"),
                promises.getOrDefault(one.provider(), "")))
        .toList();
  }

  private static List<Line> here(Invocation invocation, Documents documents) {
    documents.requireProduct();
    return new Contracts(invocation, documents)
        .compiled().flatMap(result -> result.value()).map(Contracts::of).orElse(List.of()).stream()
            .map(ContractsListCommand::line)
            .toList();
  }

  private static Line line(Contract contract) {
    return new Line(
        contract.name(),
        contract.provider().reference(),
        contract.consumer().map(Contract.Consumer::id).orElse("everybody"),
        contract.version().toString(),
        contract.sla().toString());
  }

  private static void text(Invocation invocation, List<Line> lines) {
    if (lines.isEmpty()) {
      invocation.console().line("No product consumes another's port.");
      return;
    }
    TextTable table =
        new TextTable(
            List.of(
                TextTable.Column.text("CONTRACT"),
                TextTable.Column.text("PROVIDER"),
                TextTable.Column.text("VERSION"),
                TextTable.Column.text("CONSUMER"),
                TextTable.Column.text("SLA")));
    lines.forEach(line ->
        table.row(
            List.of(line.name(), line.provider(), line.version(), line.consumer(), line.sla())));
    invocation.console().print(table.render());
  }
}
