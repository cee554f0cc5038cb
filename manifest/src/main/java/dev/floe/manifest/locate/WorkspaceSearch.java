package dev.floe.manifest.locate;

import dev.floe.manifest.Located;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.Reference;
import dev.floe.manifest.Scope;
import dev.floe.manifest.Version;
import dev.floe.manifest.VersionRequirement;
import dev.floe.manifest.locate.Workspace.Member;
import java.util.List;
import java.util.Optional;

/** Finds the manifest of a workspace that a reference to a registry means. */
final class WorkspaceSearch {

  private final Workspace workspace;
  private final RegistryLayout layout;

  WorkspaceSearch(Workspace workspace, RegistryLayout layout) {
    this.workspace = workspace;
    this.layout = layout;
  }

  /** Manifests of the right name, whatever their version. */
  List<Member<Manifest>> candidates(Reference reference) {
    return workspace.manifests().stream().filter(member -> isMeant(member, reference)).toList();
  }

  /**
   * The newest manifest of the right name and version; a manifest without a version always fits.
   */
  Optional<Member<Manifest>> find(Reference reference) {
    return requirement(reference)
        .flatMap(wanted ->
            candidates(reference).stream()
                .filter(member -> version(member).map(wanted::accepts).orElse(true))
                .max(
                    java.util.Comparator.comparing(
                        member -> version(member).orElse(Version.UNVERSIONED))));
  }

  static Optional<Version> version(Member<Manifest> member) {
    return member.document().header().version().map(Located::value);
  }

  /** What the reference demands; nothing of this checkout satisfies a digest. */
  private static Optional<VersionRequirement> requirement(Reference reference) {
    return switch (reference) {
      case Reference.Oci oci -> oci.digest().isPresent() ? Optional.empty() : oci.requirement();
      case Reference.Tagged tagged -> Optional.of(tagged.requirement());
      case Reference.File file -> Optional.empty();
      case Reference.Port port -> Optional.empty();
    };
  }

  private boolean isMeant(Member<Manifest> member, Reference reference) {
    Manifest manifest = member.document();
    return switch (reference) {
      case Reference.Oci oci -> isMeant(member, oci);
      case Reference.Tagged tagged ->
          tagged.domain().isPresent()
              ? isDomain(manifest, tagged.domain().get())
              : !manifest.is(Scope.DOMAIN);
      case Reference.File file -> false;
      case Reference.Port port -> false;
    };
  }

  private boolean isMeant(Member<Manifest> member, Reference.Oci reference) {
    Manifest manifest = member.document();
    boolean byTitle =
        manifest.header().name().filter(n -> n.value().equals(reference.name())).isPresent();
    String fileName = String.valueOf(member.file().getFileName());
    return byTitle
        || fileName.equals(reference.name() + ".yaml")
        || (layout.isEnterprise(reference) && manifest.is(Scope.ENTERPRISE))
        || layout.domainOf(reference).filter(name -> isDomain(manifest, name)).isPresent();
  }

  private static boolean isDomain(Manifest manifest, String name) {
    return manifest.domain().filter(d -> d.name().value().equals(name)).isPresent();
  }
}
