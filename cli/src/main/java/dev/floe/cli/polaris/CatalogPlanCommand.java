package dev.floe.cli.polaris;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe platform catalog plan}. */
public final class CatalogPlanCommand implements Command {

  @Override
  public CommandSpec spec() {
    return CatalogSteps.options(
        "Show what separates the Polaris of the platform from the manifest: catalog, namespaces,"
            + " roles and grants of catalog_structure, and of the ports of its products. Nothing is"
            + " changed.",
        "floe platform catalog plan",
        "floe platform catalog plan --output json");
  }

  @Override
  public ExitCode run(Invocation invocation) {
    return CatalogSteps.plan(invocation);
  }
}
