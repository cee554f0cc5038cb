package dev.floe.cli.platform;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.product.Documents;
import dev.floe.mesh.ProductEntry;
import dev.floe.mesh.ProductIndex;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe product deprecate}: a version that nobody should begin to use. */
public final class ProductDeprecateCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Mark a registered version as one that nobody should begin to use. It stays where it is:"
                + " whoever uses it goes on.",
            "floe product deprecate sales.customer-360:v3.2.1 --reason 'use v4'")
        .addOption(Options.value("--reason", "TEXT", "why, and what to use instead"))
        .addOption(Options.output())
        .addPositional(
            Options.argument(
                "PRODUCT",
                true,
                "domain.product for the newest version, or domain.product:v3.2.1"));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    ProductIndex index = new Documents(invocation, invocation.projectFolder()).registries().index();
    ProductEntry entry =
        RegisteredVersion.named(index, invocation.arguments().positional().orElse(""));
    index.deprecate(entry, invocation.arguments().value("--reason").orElse("deprecated"));
    String what = entry.id() + " v" + entry.version();
    switch (invocation.output()) {
      case JSON -> invocation.console().json(List.of(), Map.of("deprecated", what));
      case TEXT -> invocation.console().line("Deprecated " + what);
    }
    return ExitCode.OK;
  }
}
