package dev.floe.manifest.locate;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.Reference;
import dev.floe.manifest.read.DocumentFile;
import java.util.List;
import java.util.Optional;

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
  Result<RemoteProduct> product(Reference.Port reference, Span askedAt);

  /**
   * What is wrong with the origin of documents that were fetched: signatures that are missing or
   * that nobody trusts. Nothing of a document is used before it has passed.
   *
   * @param chain topmost first; the topmost says who is trusted
   * @param products documents of products that were fetched
   */
  List<Diagnostic> untrusted(List<Manifest> chain, List<DataProduct> products);

  /**
   * A product as it was registered.
   *
   * @param compiled the compiled product, which other modules can read
   * @param promise the contract of the port that was asked for, as a document; absent where the
   *     product was registered without it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; copying documents would be waste
  record RemoteProduct(DocumentFile document, byte[] compiled, Optional<byte[]> promise) {}

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
    public Result<RemoteProduct> product(Reference.Port reference, Span askedAt) {
      return Result.failed(unreachable(reference, askedAt));
    }

    @Override
    public List<Diagnostic> untrusted(List<Manifest> chain, List<DataProduct> products) {
      return List.of();
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
