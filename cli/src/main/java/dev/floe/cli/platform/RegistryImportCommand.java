package dev.floe.cli.platform;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.product.Documents;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.manifest.VersionRequirement;
import dev.floe.registry.ArtifactStore;
import dev.floe.registry.Artifacts;
import dev.floe.registry.Digest;
import dev.floe.registry.RegistryCode;
import dev.floe.registry.Repository;
import dev.floe.registry.StoredManifest;
import dev.floe.registry.layout.LayoutStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe registry import}: artifacts of a layout folder into a registry. */
public final class RegistryImportCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Push what an OCI layout folder holds into a registry: the one it came from, or the host"
                + " --to names. Digests stay what they are; a published version is never replaced.",
            "floe registry import ./mesh.oci",
            "floe registry import ./mesh.oci --to registry.internal:5000")
        .addOption(Options.value("--to", "HOST", "another host, with its port"))
        .addOption(Options.output())
        .addPositional(Options.argument("DIR", true, "the layout folder"));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    String named = invocation.arguments().positional().orElseThrow();
    LayoutStore layout = documents.registries().folder(named);
    if (!layout.exists()) {
      throw new UsageError(
          Diagnostic.of(RegistryCode.BAD_LAYOUT, named + " is not an OCI layout")
              .withHelp("name the folder that 'floe registry export' wrote"));
    }
    List<String> imported = new ArrayList<>();
    List<Diagnostic> found = new ArrayList<>();
    for (LayoutStore.Entry entry : layout.entries()) {
      Repository to = target(invocation, entry.repository());
      Optional<Diagnostic> refusal = copy(layout, entry, documents.registries().store(), to);
      refusal.ifPresent(found::add);
      if (refusal.isEmpty()) {
        imported.add(to.reference(entry.tag().orElse(entry.digest().text())));
      }
    }
    switch (invocation.output()) {
      case JSON -> invocation.console().json(found, Map.of("imported", imported));
      case TEXT -> {
        imported.forEach(one -> invocation.console().line("+ " + one));
        invocation.console().diagnostics(found, documents.sources());
      }
    }
    return found.isEmpty() ? ExitCode.OK : ExitCode.ERRORS;
  }

  private static Repository target(Invocation invocation, Repository from) {
    return invocation
        .arguments()
        .value("--to")
        .map(host ->
            Repository.parse(host + "/" + from.name())
                .orElseThrow(() ->
                    new UsageError(
                        CliCode.BAD_VALUE, "'" + host + "' is not a host", "write host[:port]")))
        .orElse(from);
  }

  private static Optional<Diagnostic> copy(
      LayoutStore layout, LayoutStore.Entry entry, ArtifactStore store, Repository to) {
    Optional<Digest> there = entry.tag().flatMap(tag -> store.resolve(to, tag));
    boolean full =
        entry.tag().map(VersionRequirement::parse).orElse(null) instanceof VersionRequirement.Exact;
    if (full && there.filter(digest -> !digest.equals(entry.digest())).isPresent()) {
      return Optional.of(
          Diagnostic.of(
                  RegistryCode.VERSION_TAKEN,
                  to.reference(entry.tag().orElse("")) + " is there with another content")
              .withHelp("it was left as it is"));
    }
    StoredManifest manifest =
        new Artifacts(layout).copy(entry.repository(), entry.digest(), store, to);
    entry.tag().ifPresent(tag -> store.tag(to, tag, manifest));
    return Optional.empty();
  }
}
