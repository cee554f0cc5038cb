package dev.floe.cli.platform;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.manifest.Located;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.Reference;
import dev.floe.manifest.Version;
import dev.floe.registry.Bundle;
import dev.floe.registry.RegistryCode;
import dev.floe.registry.resolve.DocumentTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A manifest as an artifact. */
final class ManifestBundle {

  private static final String SCOPE = "dev.floe.scope";
  private static final String DOMAIN = "dev.floe.domain";

  private ManifestBundle() {}

  /** The artifact, unless the manifest says something that would not hold in a registry. */
  static Result<Bundle> of(Manifest manifest, Version version, byte[] yaml) {
    List<Diagnostic> found = new ArrayList<>();
    manifest.parent().flatMap(ManifestBundle::fileParent).ifPresent(found::add);
    manifest
        .header()
        .version()
        .filter(said -> !said.value().equals(version))
        .ifPresent(said -> found.add(otherVersion(said, version)));
    if (!found.isEmpty()) {
      return Result.failed(found);
    }
    Map<String, String> annotations = new TreeMap<>();
    annotations.put(DocumentTypes.TITLE, manifest.displayName());
    annotations.put(DocumentTypes.VERSION, version.toString());
    manifest
        .header()
        .description()
        .ifPresent(text -> annotations.put(DocumentTypes.DESCRIPTION, text.value()));
    annotations.put(SCOPE, manifest.scope().map(scope -> scope.value().word()).orElse("platform"));
    manifest.domain().ifPresent(domain -> annotations.put(DOMAIN, domain.name().value()));
    return Result.ok(
        Bundle.of(
            DocumentTypes.MANIFEST,
            List.of(Bundle.Layer.named(DocumentTypes.MANIFEST_YAML, "manifest.yaml", yaml)),
            annotations));
  }

  private static Optional<Diagnostic> fileParent(Located<Reference> parent) {
    return parent.value() instanceof Reference.File
        ? Optional.of(
            Diagnostic.at(
                    RegistryCode.NOT_PUBLISHABLE,
                    parent.span(),
                    "the parent is a file of this checkout, which nobody finds from a registry")
                .about("parent")
                .withHelp(
                    "refer to the published parent, such as 'v1.0.0' or oci://…; in the checkout"
                        + " a floe-workspace.yaml still finds the file"))
        : Optional.empty();
  }

  static Diagnostic otherVersion(Located<Version> said, Version version) {
    return Diagnostic.at(
            RegistryCode.NOT_PUBLISHABLE,
            said.span(),
            "the document says it is version " + said.value() + ", not " + version)
        .about("metadata.version")
        .withHelp("publish v" + said.value() + ", or change metadata.version");
  }
}
