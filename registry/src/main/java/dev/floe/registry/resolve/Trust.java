package dev.floe.registry.resolve;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.Scope;
import dev.floe.registry.ArtifactStore;
import dev.floe.registry.Descriptor;
import dev.floe.registry.Digest;
import dev.floe.registry.RegistryCode;
import dev.floe.registry.Repository;
import dev.floe.registry.sign.Attestations;
import dev.floe.registry.sign.Signatures;
import dev.floe.registry.sign.TrustedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether documents come from whom they should. The topmost manifest says which keys may sign what,
 * and whether products must be attested; the topmost manifest itself must be signed by the root
 * key, where the user has one.
 */
public final class Trust {

  private final List<Signatures> signatures;
  private final List<Attestations> attestations;
  private final Optional<TrustedKey> root;

  /**
   * @param stores where signatures and attestations are looked for, the nearest first
   * @param root the key of the topmost manifest, as the user configured it
   */
  public Trust(List<ArtifactStore> stores, Optional<TrustedKey> root) {
    this.signatures = stores.stream().map(Signatures::new).toList();
    this.attestations = stores.stream().map(Attestations::new).toList();
    this.root = root;
  }

  List<Diagnostic> check(
      List<Manifest> chain,
      List<DataProduct> products,
      Map<String, RegistryDocuments.Fetched> fetched) {
    List<Diagnostic> found = new ArrayList<>();
    Manifest top = chain.getFirst();
    checkRoot(top, fetched, found);
    TrustPolicy policy = TrustPolicy.of(top);
    if (policy.signatures().isEmpty() && policy.attestations().isEmpty()) {
      return found;
    }
    found.addAll(policy.problems());
    for (Manifest manifest : chain) {
      Optional.ofNullable(fetched.get(manifest.file()))
          .flatMap(document -> unsigned(document, subject(manifest), policy))
          .ifPresent(found::add);
    }
    for (DataProduct product : products) {
      Optional.ofNullable(fetched.get(product.file()))
          .ifPresent(document -> {
            unsigned(document, subject(document), policy).ifPresent(found::add);
            found.addAll(unattested(document, policy));
          });
    }
    return found;
  }

  private void checkRoot(
      Manifest top, Map<String, RegistryDocuments.Fetched> fetched, List<Diagnostic> found) {
    RegistryDocuments.Fetched document = fetched.get(top.file());
    if (root.isPresent() && document != null && signer(document, List.of(root.get())).isEmpty()) {
      found.add(
          refusal(document, top.tier())
              .withHelp("FLOE_TRUST_KEY names the key that must have signed it; nothing was used"));
    }
  }

  private static String subject(Manifest manifest) {
    return manifest.is(Scope.DOMAIN)
        ? "domain." + manifest.domain().map(d -> d.name().value()).orElse("")
        : "enterprise";
  }

  private static String subject(RegistryDocuments.Fetched product) {
    return subject(product.entry().repository());
  }

  /** By the repository: what a document says of itself proves nothing. */
  private static String subject(Repository product) {
    String[] path = product.name().split("/", -1);
    String domain = path.length > 1 ? path[path.length - 2] : "";
    return "product." + domain + "." + path[path.length - 1];
  }

  private Optional<Diagnostic> unsigned(
      RegistryDocuments.Fetched document, String subject, TrustPolicy policy) {
    List<TrustedKey> keys = policy.keys(subject);
    return policy.signatures().isEmpty() || signer(document, keys).isPresent()
        ? Optional.empty()
        : Optional.of(
            refusal(document, subject)
                .demandedBy(policy.signatures().get())
                .withNote(trusted(keys, subject))
                .withHelp("nothing of it was used; ask its owner to publish it again with --sign"));
  }

  private static Note trusted(List<TrustedKey> keys, String subject) {
    return Note.of(
        keys.isEmpty()
            ? "no key is trusted to sign " + subject
            : "trusted to sign it: "
                + String.join(", ", keys.stream().map(TrustedKey::name).toList()));
  }

  private Diagnostic refusal(RegistryDocuments.Fetched document, String subject) {
    boolean any =
        signatures.stream()
            .anyMatch(s -> s.any(document.entry().repository(), document.entry().digest()));
    return Diagnostic.at(
            any ? RegistryCode.UNTRUSTED : RegistryCode.UNSIGNED,
            Span.file(document.document().name()),
            document.document().name()
                + (any
                    ? " is signed, but by no key that is trusted for " + subject
                    : " is not signed"))
        .about(subject);
  }

  private Optional<TrustedKey> signer(RegistryDocuments.Fetched document, List<TrustedKey> keys) {
    return signatures.stream()
        .flatMap(source ->
            source.signer(document.entry().repository(), document.entry().digest(), keys).stream())
        .findFirst();
  }

  /** What is wrong with the attestation of a product that is consumed. */
  private List<Diagnostic> unattested(RegistryDocuments.Fetched product, TrustPolicy policy) {
    if (policy.attestations().isEmpty()) {
      return List.of();
    }
    Repository repository = product.entry().repository();
    Result<Attestations.Verified> found =
        attestation(product.document().name(), repository, product.entry().digest(), policy);
    Optional<Digest> compiled =
        product.pulled().artifact().layer(DocumentTypes.COMPILED).map(Descriptor::digest);
    return found
        .value()
        .filter(one -> !compiled.equals(Optional.of(one.compliance().artifacts())))
        .map(one ->
            List.of(
                Diagnostic.at(
                        RegistryCode.ATTESTED_OTHERWISE,
                        Span.file(product.document().name()),
                        "the attestation of "
                            + product.document().name()
                            + " speaks of another compiled product")
                    .about(subject(repository))
                    .withHelp("nothing of it was used; ask its owner to register it again")))
        .orElse(found.diagnostics());
  }

  /** Whether the topmost manifest demands that products are attested. */
  static boolean demandsAttestations(List<Manifest> chain) {
    return TrustPolicy.of(chain.getFirst()).attestations().isPresent();
  }

  /**
   * What trusted keys attest of a registered version.
   *
   * @param name of the version, for messages
   * @param digest absent where it is not registered
   */
  Result<Attestations.Verified> attestation(
      List<Manifest> chain, String name, Repository repository, Optional<Digest> digest) {
    TrustPolicy policy = TrustPolicy.of(chain.getFirst());
    return digest
        .map(known -> attestation(name, repository, known, policy))
        .orElseGet(() ->
            Result.failed(
                missing(name, " is not registered, so nobody attests anything of it", policy)
                    .about(subject(repository))
                    .withHelp("register it: floe product register --sign KEY")));
  }

  private Result<Attestations.Verified> attestation(
      String name, Repository repository, Digest digest, TrustPolicy policy) {
    List<TrustedKey> keys = policy.keys(subject(repository));
    Optional<Attestations.Verified> verified =
        attestations.stream()
            .flatMap(source -> source.by(repository, digest, keys).stream())
            .filter(one -> one.compliance().isGood())
            .findFirst();
    return verified
        .map(Result::ok)
        .orElseGet(() -> {
          boolean any = attestations.stream().anyMatch(a -> !a.of(repository, digest).isEmpty());
          String why =
              any
                  ? " has an attestation, but none that a key trusted for "
                      + subject(repository)
                      + " made"
                  : " has no attestation that it was compiled and complies";
          return Result.failed(
              missing(name, why, policy)
                  .about(subject(repository))
                  .withNote(trusted(keys, subject(repository)))
                  .withHelp("let its owner register it again with --sign; nothing of it was used"));
        });
  }

  private static Diagnostic missing(String name, String why, TrustPolicy policy) {
    Diagnostic missing = Diagnostic.at(RegistryCode.UNATTESTED, Span.file(name), name + why);
    return policy.attestations().map(missing::demandedBy).orElse(missing);
  }
}
