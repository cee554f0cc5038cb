package dev.floe.cli.platform;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.console.Console;
import dev.floe.cli.product.Documents;
import dev.floe.diagnostics.Suggestion;
import dev.floe.mesh.ProductEntry;
import dev.floe.mesh.ProductIndex;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe products describe}: one product, its ports and who reads them. */
public final class ProductsDescribeCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Describe a registered product: its ports, what they promise, and who reads them.",
            "floe products describe sales.customer-360")
        .addOption(Options.output())
        .addPositional(Options.argument("PRODUCT", true, "domain.product"));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    ProductIndex index = new Documents(invocation, invocation.projectFolder()).registries().index();
    List<ProductEntry> all = index.newest();
    ProductEntry entry = find(all, invocation.arguments().positional().orElse(""));
    Map<String, Set<String>> consumers = ProductIndex.consumers(all);
    Set<String> deprecated = index.deprecated();
    switch (invocation.output()) {
      case JSON -> {
        Map<String, Object> plain = PlainEntry.of(entry, deprecated);
        Map<String, Object> readers = new TreeMap<>();
        entry
            .outputs()
            .forEach(
                port -> readers.put(port.name(), List.copyOf(readers(entry, port, consumers))));
        plain.put("consumers", readers);
        invocation.console().json(List.of(), Map.of("product", plain));
      }
      case TEXT -> text(invocation.console(), entry, consumers, deprecated);
    }
    return ExitCode.OK;
  }

  /**
   * The entry of a product.
   *
   * @throws UsageError if there is none
   */
  static ProductEntry find(List<ProductEntry> all, String id) {
    return all.stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new UsageError(
                CliCode.BAD_VALUE,
                "no product '" + id + "' is registered",
                Suggestion.help(id, all.stream().map(ProductEntry::id).toList())));
  }

  private static Set<String> readers(
      ProductEntry entry, ProductEntry.Output port, Map<String, Set<String>> consumers) {
    return consumers.getOrDefault(entry.id() + "." + port.name(), Set.of());
  }

  private static void text(
      Console console,
      ProductEntry entry,
      Map<String, Set<String>> consumers,
      Set<String> deprecated) {
    console.line("Product: " + entry.product());
    console.line("Domain: " + entry.domain());
    console.line(
        "Version: "
            + entry.version()
            + (PlainEntry.isDeprecated(entry, deprecated) ? " (deprecated)" : ""));
    console.line("Owner: " + entry.contact());
    if (!entry.description().isEmpty()) {
      console.line("Description: " + entry.description());
    }
    console.line("\nOutput Ports:");
    for (ProductEntry.Output port : entry.outputs()) {
      console.line("  " + port.name() + " (" + port.table() + ")");
      if (!port.sla().isEmpty()) {
        console.line("    SLA: " + port.sla());
      }
      Set<String> readers = readers(entry, port, consumers);
      console.line("    Consumers: " + (readers.isEmpty() ? "none" : String.join(", ", readers)));
    }
    console.line("\nInput Ports:");
    entry
        .inputs()
        .forEach(port ->
            console.line("  " + port.name() + " (" + port.provider().orElse(port.source()) + ")"));
    if (entry.inputs().isEmpty()) {
      console.line("  none");
    }
  }
}
