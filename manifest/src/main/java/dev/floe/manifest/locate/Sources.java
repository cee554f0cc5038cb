package dev.floe.manifest.locate;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import dev.floe.manifest.Located;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.Reference;
import dev.floe.manifest.locate.Workspace.Member;
import dev.floe.manifest.read.DocumentFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Turns a reference into a document: a file, the workspace, then whatever is remote. */
final class Sources {

  private final Reading reading;
  private final Workspace workspace;
  private final RegistryLayout layout;
  private final RemoteDocuments remote;
  private final WorkspaceSearch search;

  /**
   * A document that was found.
   *
   * @param identity the same for the same document, however it was referred to
   * @param folder where files it refers to are looked for; absent for remote documents
   */
  record Source(DocumentFile document, String identity, Optional<Path> folder) {}

  Sources(Reading reading, Workspace workspace, RegistryLayout layout, RemoteDocuments remote) {
    this.reading = reading;
    this.workspace = workspace;
    this.layout = layout;
    this.remote = remote;
    this.search = new WorkspaceSearch(workspace, layout);
  }

  /** The same sources for somebody who only looks around. */
  Sources lookingAround() {
    return new Sources(reading.lookingAround(), workspace, layout, remote);
  }

  Reading reading() {
    return reading;
  }

  Workspace workspace() {
    return workspace;
  }

  RemoteDocuments remote() {
    return remote;
  }

  Result<Source> manifest(Located<Reference> reference, Optional<Path> base) {
    return switch (reference.value()) {
      case Reference.File file -> relative(file, base, reference.span());
      case Reference.Oci oci -> workspaceOr(oci, reference.span(), Optional.of(oci));
      case Reference.Tagged tagged -> workspaceOr(tagged, reference.span(), layout.expand(tagged));
      case Reference.Port port ->
          Result.failed(
              Diagnostic.at(
                      ManifestCode.BAD_REFERENCE,
                      reference.span(),
                      "'" + port.text() + "' is a port, a manifest is expected")
                  .withHelp("write oci://host/repository:v1.0.0 or a file path"));
    };
  }

  private Result<Source> relative(Reference.File reference, Optional<Path> base, Span askedAt) {
    try {
      Path path = Path.of(reference.path());
      if (!path.isAbsolute() && base.isEmpty()) {
        return Result.failed(
            notFound(
                reference.path(), askedAt, "a document from a registry cannot point to files"));
      }
      return file(base.map(b -> b.resolve(path)).orElse(path), reference.path(), askedAt);
    } catch (InvalidPathException e) {
      return Result.failed(notFound(reference.path(), askedAt, "correct the path"));
    }
  }

  /** A document in a file. */
  Result<Source> file(Path path, String written, Span askedAt) {
    Path file = path.toAbsolutePath().normalize();
    Optional<DocumentFile> document = reading.document(file);
    return document
        .map(d -> Result.ok(new Source(d, file.toString(), Optional.ofNullable(file.getParent()))))
        .orElseGet(() -> Result.failed(notFound(written, askedAt, nearby(file))));
  }

  private String nearby(Path file) {
    Path folder = file.getParent();
    List<String> names =
        folder == null
            ? List.of()
            : reading.files().files(folder).stream()
                .map(path -> String.valueOf(path.getFileName()))
                .filter(name -> name.endsWith(".yaml"))
                .toList();
    return Suggestion.closest(String.valueOf(file.getFileName()), names)
        .map(name -> "did you mean '" + name + "'?")
        .orElse("correct the path; it is relative to the folder of this file");
  }

  static Diagnostic notFound(String what, Span askedAt, String help) {
    return Diagnostic.at(ManifestCode.NOT_FOUND, askedAt, "'" + what + "' is not there")
        .about(what)
        .withHelp(help);
  }

  private Result<Source> workspaceOr(
      Reference reference, Span askedAt, Optional<Reference.Oci> elsewhere) {
    Optional<Member<Manifest>> member = search.find(reference);
    if (member.isPresent()) {
      return file(member.get().file(), reference.text(), askedAt);
    }
    List<Member<Manifest>> others = search.candidates(reference);
    Result<Source> fetched = fetched(reference, askedAt, elsewhere, others);
    return fetched.isOk() || others.isEmpty()
        ? fetched
        : Result.failed(otherVersion(reference, askedAt, others.getFirst()));
  }

  /** A registry that does not answer is no failure where the workspace knows better. */
  private Result<Source> fetched(
      Reference reference,
      Span askedAt,
      Optional<Reference.Oci> elsewhere,
      List<Member<Manifest>> others) {
    if (elsewhere.isEmpty()) {
      return Result.failed(noRegistry(reference, askedAt));
    }
    Reference.Oci oci = elsewhere.get();
    try {
      return remote
          .manifest(oci, askedAt)
          .map(document -> new Source(document, oci.text(), Optional.empty()));
    } catch (FloeException e) {
      if (others.isEmpty()) {
        throw e;
      }
      return Result.failed(e.diagnostic().at(askedAt));
    }
  }

  private static Diagnostic noRegistry(Reference reference, Span askedAt) {
    return Diagnostic.at(
            ManifestCode.OFFLINE,
            askedAt,
            "'" + reference.text() + "' is a name in a registry, and none is configured")
        .about(reference.text())
        .withHelp(
            "set FLOE_REGISTRY, or list the folder of the manifest in a floe-workspace.yaml above"
                + " this file");
  }

  private static Diagnostic otherVersion(
      Reference reference, Span askedAt, Member<Manifest> other) {
    String has =
        WorkspaceSearch.version(other).map(version -> "version " + version).orElse("no version");
    return Diagnostic.at(
            ManifestCode.OTHER_VERSION,
            askedAt,
            "'" + reference.text() + "' is wanted, but the workspace has " + has)
        .about(reference.text())
        .withNote(Note.at("the workspace's", other.document().span()))
        .withHelp("refer to the version there is, or publish the one that is wanted");
  }
}
