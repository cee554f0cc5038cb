package dev.floe.cli.platform;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.product.Documents;
import dev.floe.diagnostics.Result;
import dev.floe.governance.rules.Governance;
import dev.floe.manifest.locate.LoadedPlatform;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe platform compile}: a manifest and those above it, resolved. */
public final class PlatformCompileCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Resolve the manifest here with those above it, and check that it weakens none of them.",
            "floe platform compile",
            "floe platform compile --env prod --output json")
        .addOption(Options.value("--manifest", "FILE", "the manifest, if not found by its name"))
        .addOption(Options.environment())
        .addOption(Options.locked())
        .addOption(Options.offline())
        .addOption(Options.projectFolder())
        .addOption(Options.output());
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    Result<LoadedPlatform> loaded =
        documents
            .locator()
            .platform(
                PlatformPublishCommand.manifestFile(invocation, documents),
                invocation.arguments().value("--env"))
            .then(found -> Result.of(found, Governance.check(found.platform())));
    if (!loaded.isOk()) {
      return documents.failed(loaded.diagnostics());
    }
    report(invocation, documents, loaded);
    return ExitCode.OK;
  }

  private static void report(
      Invocation invocation, Documents documents, Result<LoadedPlatform> loaded) {
    LoadedPlatform platform = loaded.value().orElseThrow();
    switch (invocation.output()) {
      case JSON -> {
        Map<String, @Nullable Object> settings = new TreeMap<>();
        platform
            .platform()
            .values()
            .forEach((key, value) -> settings.put(key.toString(), value.value().toJava()));
        invocation.console().json(loaded.diagnostics(), Map.of("settings", settings));
      }
      case TEXT -> {
        String mark = invocation.console().palette().good("✓ ");
        platform
            .platform()
            .tiers()
            .forEach(tier ->
                invocation
                    .console()
                    .line(
                        mark
                            + tier.label()
                            + tier.version().map(version -> " v" + version).orElse("")));
        invocation
            .console()
            .line(platform.platform().values().size() + " settings; 'floe explain' shows them");
        invocation.console().diagnostics(loaded.diagnostics(), documents.sources());
      }
    }
  }
}
