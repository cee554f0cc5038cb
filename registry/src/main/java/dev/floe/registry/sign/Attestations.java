package dev.floe.registry.sign;

import dev.floe.registry.ArtifactStore;
import dev.floe.registry.Artifacts;
import dev.floe.registry.Bundle;
import dev.floe.registry.Descriptor;
import dev.floe.registry.Digest;
import dev.floe.registry.Repository;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attestations of registered products: in-toto statements in DSSE envelopes, each an artifact that
 * has the product as its subject.
 */
public final class Attestations {

  private static final String ARTIFACT_TYPE = Compliance.PAYLOAD_TYPE;
  private static final String PREDICATE = "in-toto.io/predicate-type";

  /** Anybody who may push can attach something: nobody is to wait for the thousandth of it. */
  private static final int MOST = 200;

  private static final int LARGEST = 8 << 20;

  private final ArtifactStore store;
  private final Artifacts artifacts;

  public Attestations(ArtifactStore store) {
    this.store = store;
    this.artifacts = new Artifacts(store);
  }

  /**
   * An attestation with what was signed.
   *
   * @param key whose signature it carries
   * @param statement the in-toto statement
   * @param signed the bytes the signature is of
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Verified(
      Compliance compliance, TrustedKey key, byte[] statement, byte[] signed, byte[] signature) {}

  /** Signs a statement about an artifact and attaches it; those of others stay. */
  public void attach(
      Repository repository, Descriptor subject, Compliance compliance, SigningKey key) {
    String name = repository.host() + "/" + repository.name();
    byte[] statement = compliance.statement(name, subject.digest());
    Envelope envelope = Envelope.seal(Compliance.PAYLOAD_TYPE, statement, key);
    Map<String, String> kind = Map.of(PREDICATE, Compliance.TYPE);
    Bundle.Layer layer = new Bundle.Layer(Envelope.MEDIA_TYPE, envelope.bytes(), kind);
    artifacts.push(repository, Bundle.of(ARTIFACT_TYPE, List.of(layer), kind).about(subject));
  }

  /** The artifacts that attest something of another. */
  public List<Digest> of(Repository repository, Digest subject) {
    return store.referrers(repository, subject).stream()
        .filter(one -> one.artifactType().filter(ARTIFACT_TYPE::equals).isPresent())
        .limit(MOST)
        .map(Descriptor::digest)
        .toList();
  }

  /** What the first of some keys attests of an artifact. */
  public Optional<Verified> by(Repository repository, Digest subject, List<TrustedKey> trusted) {
    return of(repository, subject).stream()
        .flatMap(digest -> verified(repository, digest, subject, trusted).stream())
        .findFirst();
  }

  private Optional<Verified> verified(
      Repository repository, Digest attestation, Digest subject, List<TrustedKey> trusted) {
    return artifacts
        .pull(repository, attestation)
        .flatMap(pulled ->
            pulled
                .artifact()
                .layer(Envelope.MEDIA_TYPE)
                .filter(layer -> layer.size() <= LARGEST)
                .map(layer -> artifacts.layer(pulled, layer)))
        .flatMap(Envelope::read)
        .flatMap(envelope -> verified(envelope, subject, trusted));
  }

  private static Optional<Verified> verified(
      Envelope envelope, Digest subject, List<TrustedKey> trusted) {
    Optional<TrustedKey> signer =
        envelope.payloadType().equals(Compliance.PAYLOAD_TYPE)
            ? envelope.signer(trusted)
            : Optional.empty();
    byte[] signed = Envelope.signed(envelope.payloadType(), envelope.payload());
    return signer.flatMap(key ->
        Compliance.read(envelope.payload(), subject)
            .map(compliance ->
                new Verified(
                    compliance,
                    key,
                    envelope.payload(),
                    signed,
                    envelope.signatures().stream()
                        .filter(one -> key.signed(signed, one))
                        .findFirst()
                        .orElseThrow())));
  }
}
