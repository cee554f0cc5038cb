package dev.floe.cli.platform;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.console.TextTable;
import dev.floe.cli.product.Documents;
import dev.floe.mesh.ProductEntry;
import dev.floe.mesh.ProductIndex;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe products list}: every registered product. */
public final class ProductsListCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "List the registered products of the mesh, each in its newest version.",
            "floe products list",
            "floe products list --domain sales --output json")
        .addOption(Options.value("--domain", "NAME", "only the products of this domain"))
        .addOption(Options.output());
  }

  @Override
  public ExitCode run(Invocation invocation) {
    ProductIndex index = new Documents(invocation, invocation.projectFolder()).registries().index();
    List<ProductEntry> entries =
        index.newest().stream()
            .filter(entry ->
                invocation.arguments().value("--domain").map(entry.domain()::equals).orElse(true))
            .toList();
    Set<String> deprecated = index.deprecated();
    switch (invocation.output()) {
      case JSON ->
          invocation
              .console()
              .json(
                  List.of(),
                  Map.of(
                      "products",
                      entries.stream().map(entry -> PlainEntry.of(entry, deprecated)).toList()));
      case TEXT -> text(invocation, entries, deprecated);
    }
    return ExitCode.OK;
  }

  private static void text(
      Invocation invocation, List<ProductEntry> entries, Set<String> deprecated) {
    if (entries.isEmpty()) {
      invocation.console().line("No product is registered; 'floe product register' does it.");
      return;
    }
    TextTable table =
        new TextTable(
            List.of(
                TextTable.Column.text("DOMAIN"),
                TextTable.Column.text("PRODUCT"),
                TextTable.Column.text("VERSION"),
                TextTable.Column.text("OWNER"),
                TextTable.Column.text("OUTPUT PORTS")));
    for (ProductEntry entry : entries) {
      table.row(
          List.of(
              entry.domain(),
              entry.product(),
              entry.version() + (PlainEntry.isDeprecated(entry, deprecated) ? " (deprecated)" : ""),
              entry.owner(),
              entry.outputs().stream()
                  .map(ProductEntry.Output::name)
                  .collect(Collectors.joining(", "))));
    }
    invocation.console().print(table.render());
  }
}
