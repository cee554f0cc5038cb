package dev.floe.registry.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.registry.Artifacts;
import dev.floe.registry.Bundle;
import dev.floe.registry.CanonicalJson;
import dev.floe.registry.Descriptor;
import dev.floe.registry.Digest;
import dev.floe.registry.InMemoryStore;
import dev.floe.registry.MediaTypes;
import dev.floe.registry.RegistryTool;
import dev.floe.registry.Repository;
import dev.floe.registry.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttestationsTest {

  private static final Repository REPOSITORY = new Repository("r.io", "products/sales/orders");
  private static final KeyPairs SALES = KeyPairs.generate();
  private static final KeyPairs STRANGER = KeyPairs.generate();

  private final InMemoryStore store = new InMemoryStore();
  private final Attestations attestations = new Attestations(store);

  private Descriptor product(String text) {
    return Descriptor.of(
        MediaTypes.MANIFEST, new Artifacts(store).push(REPOSITORY, Samples.text(text)).bytes());
  }

  private static Compliance compliance(int errors) {
    Digest digest = Digest.of(new byte[] {1});
    return new Compliance(
        digest,
        List.of(new Compliance.Material("models/a.sql", digest)),
        List.of(new Compliance.Material("enterprise", digest)),
        List.of(),
        "floe 1.0.0",
        "prod",
        Map.of("error", errors, "warning", 2),
        List.of(new Compliance.Waiver("FLOE-GOV-101", "model.a.b", "known before")));
  }

  @Test
  void isReadAsItWasMade() {
    Descriptor product = product("a");
    attestations.attach(REPOSITORY, product, compliance(0), SALES.signing());
    var found = attestations.by(REPOSITORY, product.digest(), List.of(SALES.trusted()));
    assertThat(found.map(Attestations.Verified::compliance)).hasValue(compliance(0));
    assertThat(found.orElseThrow().compliance().isGood()).isTrue();
    assertThat(compliance(1).isGood()).isFalse();
  }

  @Test
  void aStrangersIsNoneAndHidesNoOther() {
    Descriptor product = product("a");
    attestations.attach(REPOSITORY, product, compliance(0), STRANGER.signing());
    assertThat(attestations.by(REPOSITORY, product.digest(), List.of(SALES.trusted()))).isEmpty();
    attestations.attach(REPOSITORY, product, compliance(0), SALES.signing());
    assertThat(attestations.by(REPOSITORY, product.digest(), List.of(SALES.trusted()))).isPresent();
    assertThat(attestations.of(REPOSITORY, product.digest())).hasSize(2);
  }

  @Test
  void oneOfAnotherProductSaysNothingOfThis() {
    Descriptor good = product("good");
    Descriptor evil = product("evil");
    byte[] statement = compliance(0).statement("r.io/products/sales/orders", good.digest());
    Envelope envelope = Envelope.seal(Compliance.PAYLOAD_TYPE, statement, SALES.signing());
    attach(evil, envelope);
    assertThat(attestations.by(REPOSITORY, evil.digest(), List.of(SALES.trusted()))).isEmpty();
  }

  @Test
  void aSignatureOfAnotherKindOfTextIsNone() {
    Descriptor product = product("a");
    byte[] statement = compliance(0).statement("x", product.digest());
    Envelope other = Envelope.seal("text/plain", statement, SALES.signing());
    attach(product, other);
    attach(product, new Envelope(Compliance.PAYLOAD_TYPE, statement, other.signatures()));
    attach(
        product,
        new Envelope(Compliance.PAYLOAD_TYPE, statement, List.of(SALES.signing().sign(statement))));
    assertThat(attestations.by(REPOSITORY, product.digest(), List.of(SALES.trusted()))).isEmpty();
  }

  private void attach(Descriptor subject, Envelope envelope) {
    Bundle.Layer layer = new Bundle.Layer(Envelope.MEDIA_TYPE, envelope.bytes(), Map.of());
    Bundle bundle = Bundle.of(Compliance.PAYLOAD_TYPE, List.of(layer), Map.of());
    new Artifacts(store).push(REPOSITORY, bundle.about(subject));
  }

  @Property(tries = 200)
  void junkIsNoEnvelopeAndNoStatement(@ForAll byte[] junk) {
    Envelope.read(junk)
        .ifPresent(envelope -> assertThat(envelope.signer(List.of(SALES.trusted()))).isEmpty());
    assertThat(Compliance.read(junk, Digest.of(junk))).isEmpty();
  }

  @Test
  void opensslAgreesThatWeSigned(@TempDir Path folder) throws Exception {
    Descriptor product = product("a");
    attestations.attach(REPOSITORY, product, compliance(0), SALES.signing());
    Attestations.Verified found =
        attestations.by(REPOSITORY, product.digest(), List.of(SALES.trusted())).orElseThrow();
    Files.write(folder.resolve("signed"), found.signed());
    Files.write(folder.resolve("signature"), found.signature());
    Files.writeString(folder.resolve("key.pub"), SALES.publicPem());
    Process openssl =
        new ProcessBuilder(
                RegistryTool.require("openssl", "openssl").toString(),
                "dgst",
                "-sha256",
                "-verify",
                "key.pub",
                "-signature",
                "signature",
                "signed")
            .directory(folder.toFile())
            .start();
    assertThat(new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("Verified OK");
    assertThat(openssl.waitFor()).isZero();
    assertThat(CanonicalJson.read(found.statement()).path("predicateType").asString(""))
        .isEqualTo("https://floe.dev/attestations/compliance/v1");
  }
}
