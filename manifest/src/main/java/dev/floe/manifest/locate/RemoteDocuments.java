package dev.floe.manifest.locate;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.Reference;
import dev.floe.manifest.read.DocumentFile;

/**
 * Documents that are not in the checkout. A document that is not there is a diagnostic; a registry
 * that does not answer is a {@link dev.floe.diagnostics.FloeException}.
 */
public interface RemoteDocuments {

  /**
   * The manifest behind a reference.
   *
   * @param askedAt the place of the reference, for diagnostics
   */
  Result<DocumentFile> manifest(Reference.Oci reference, Span askedAt);

  /**
   * The product that owns a port.
   *
   * @param askedAt the place of the reference, for diagnostics
   */
  Result<DocumentFile> product(Reference.Port reference, Span askedAt);

  /** No registry at hand: every reference is diagnosed as one that cannot be fetched offline. */
  static RemoteDocuments offline() {
    return new Offline();
  }

  /** Answers every question with the same regret. */
  final class Offline implements RemoteDocuments {
    private Offline() {}

    @Override
    public Result<DocumentFile> manifest(Reference.Oci reference, Span askedAt) {
      return Result.failed(unreachable(reference, askedAt));
    }

    @Override
    public Result<DocumentFile> product(Reference.Port reference, Span askedAt) {
      return Result.failed(unreachable(reference, askedAt));
    }

    private static Diagnostic unreachable(Reference reference, Span askedAt) {
      return Diagnostic.at(
              ManifestCode.OFFLINE,
              askedAt,
              "'"
                  + reference.text()
                  + "' cannot be fetched offline, and no document of this"
                  + " checkout answers to it")
          .about(reference.text())
          .withHelp(
              "point to a file instead, or list its folder in a floe-workspace.yaml above this"
                  + " file");
    }
  }
}
