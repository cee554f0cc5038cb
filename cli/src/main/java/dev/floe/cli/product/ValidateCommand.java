package dev.floe.cli.product;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.governance.rules.Governance;
import dev.floe.manifest.inherit.Platform;
import dev.floe.manifest.locate.LoadedProduct;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe validate}: documents, inheritance and policies, nothing else. */
public final class ValidateCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Check the documents: the product here and the manifests it stands on, or else the"
                + " manifest here and those above it. Every violation is shown, not only the first.",
            "floe validate",
            "floe validate --env prod",
            "floe validate --project-dir domains/sales --output json")
        .addOption(Options.environment())
        .addOption(Options.locked())
        .addOption(Options.offline())
        .addOption(Options.projectFolder())
        .addOption(Options.output());
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    Optional<String> environment = invocation.arguments().value("--env");
    Optional<Path> product = documents.productFile();
    Result<List<String>> checked =
        product.isPresent()
            ? documents
                .locator()
                .product(product.get(), environment)
                .then(loaded -> sound(loaded.platform(), held(loaded)))
            : documents
                .locator()
                .platform(documents.manifestFile().orElseThrow(documents::nothingHere), environment)
                .then(loaded -> sound(loaded.platform(), held(loaded.platform())));
    return report(invocation, documents, checked);
  }

  private static List<String> held(LoadedProduct loaded) {
    List<String> lines = new ArrayList<>(held(loaded.platform()));
    lines.add("Product: " + loaded.product().name().value() + " v" + loaded.product().version());
    return lines;
  }

  /** The policies themselves are part of the documents: their expressions and examples. */
  private static Result<List<String>> sound(Platform platform, List<String> held) {
    return Result.of(held, Governance.check(platform));
  }

  private static List<String> held(Platform platform) {
    return platform.tiers().stream().map(Platform.TierInfo::title).toList();
  }

  private static ExitCode report(
      Invocation invocation, Documents documents, Result<List<String>> checked) {
    List<Diagnostic> diagnostics = checked.diagnostics();
    List<String> held = checked.value().orElse(List.of());
    switch (invocation.output()) {
      case JSON -> invocation.console().json(diagnostics, Map.of("documents", held));
      case TEXT -> {
        if (checked.isOk()) {
          String mark = invocation.console().palette().good("✓ ");
          held.forEach(line -> invocation.console().line(mark + line));
        }
        invocation.console().diagnostics(diagnostics, documents.sources());
      }
    }
    return checked.isOk() ? ExitCode.OK : ExitCode.ERRORS;
  }
}
