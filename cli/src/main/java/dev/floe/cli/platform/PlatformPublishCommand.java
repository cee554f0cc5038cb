package dev.floe.cli.platform;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.product.Documents;
import dev.floe.cli.record.ActionRecord;
import dev.floe.diagnostics.Result;
import dev.floe.governance.rules.Governance;
import dev.floe.manifest.Located;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.Scope;
import dev.floe.manifest.Version;
import dev.floe.manifest.locate.LoadedPlatform;
import dev.floe.registry.Repository;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe platform publish}: a manifest becomes a version that never changes. */
public final class PlatformPublishCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Publish the manifest here to a registry. It is checked as others will see it: against"
                + " the published parent, not against the rest of this checkout. A published version"
                + " never changes.",
            "floe platform publish v1.0.0",
            "floe platform publish v2.1.0 --sign platform.key --tag stable",
            "floe platform publish v2.1.0 --dry-run")
        .addOption(Options.value("--manifest", "FILE", "the manifest, if not found by its name"))
        .addOption(Options.value("--to", "REPOSITORY", "oci://host/path instead of the usual one"))
        .addOption(Options.value("--sign", "KEY", "sign it: a PKCS#8 file in PEM, or env:NAME"))
        .addOption(Options.values("--tag", "TAG", "further tags that may move, such as stable"))
        .addOption(Options.flag("--dry-run", "check everything and publish nothing"))
        .addOption(Options.projectFolder())
        .addOption(Options.output())
        .addPositional(Options.argument("VERSION", true, "three numbers, such as v1.0.0"));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Version version = PublishedVersion.of(invocation);
    Documents documents = new Documents(invocation, invocation.projectFolder());
    Path file = manifestFile(invocation, documents);
    Result<LoadedPlatform> platform =
        documents
            .locator()
            .withoutWorkspace()
            .platform(file, Optional.empty())
            .then(found -> Result.of(found, Governance.check(found.platform())));
    Result<Publication> publication =
        platform.then(loaded -> publication(invocation, documents, loaded, version));
    if (!publication.isOk()) {
      return documents.failed(publication.diagnostics());
    }
    Publication ready = publication.value().orElseThrow();
    return invocation.arguments().has("--dry-run")
        ? ready.rehearse(
            invocation, documents, () -> radius(documents, platform.value().orElseThrow()))
        : ready.publish(
            invocation,
            documents,
            ActionRecord.of(
                platform.value().orElseThrow().platform(),
                documents.folder(),
                invocation.surroundings()));
  }

  /** Whom it would break; nobody is known where no registry is configured. */
  private static Optional<BlastRadius> radius(Documents documents, LoadedPlatform loaded) {
    return documents.registries().layout().registry().isPresent()
        ? Optional.of(PlatformBlast.of(documents, loaded.chain().getLast()))
        : Optional.empty();
  }

  static Path manifestFile(Invocation invocation, Documents documents) {
    return invocation
        .arguments()
        .value("--manifest")
        .map(invocation::path)
        .or(documents::manifestFile)
        .orElseThrow(documents::noManifest);
  }

  private static Result<Publication> publication(
      Invocation invocation, Documents documents, LoadedPlatform loaded, Version version) {
    Manifest manifest = loaded.chain().getLast();
    byte[] yaml =
        loaded.inputs().stream()
            .filter(input -> input.name().equals(manifest.file()))
            .findFirst()
            .orElseThrow()
            .bytes();
    return ManifestBundle.of(manifest, version, yaml)
        .map(bundle ->
            new Publication(
                manifest.span(),
                manifest.tier(),
                repository(invocation, documents, manifest),
                PublishedVersion.tag(version),
                bundle,
                invocation.arguments().values("--tag"),
                Optional.empty()));
  }

  private static Repository repository(
      Invocation invocation, Documents documents, Manifest manifest) {
    return documents
        .registries()
        .repository(
            invocation
                .arguments()
                .value("--to")
                .or(() -> documents.registries().layout().manifests(domain(manifest))));
  }

  static Optional<String> domain(Manifest manifest) {
    return manifest.is(Scope.DOMAIN)
        ? manifest.domain().map(Manifest.DomainIdentity::name).map(Located::value)
        : Optional.empty();
  }
}
