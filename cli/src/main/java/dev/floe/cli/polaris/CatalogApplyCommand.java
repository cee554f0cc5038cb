package dev.floe.cli.polaris;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe platform catalog apply}. */
public final class CatalogApplyCommand implements Command {

  @Override
  public CommandSpec spec() {
    return CatalogSteps.options(
        "Show what separates the Polaris of the platform from the manifest, and"
            + " change it. What is as the manifest wants"
            + " it is left alone, so it can be repeated.",
        "floe platform catalog apply",
        "floe platform catalog apply --location s3://lake/acme");
  }

  @Override
  public ExitCode run(Invocation invocation) {
    return CatalogSteps.apply(invocation);
  }
}
