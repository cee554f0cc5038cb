package dev.floe.registry.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.Reference;
import dev.floe.manifest.locate.RegistryLayout;
import dev.floe.manifest.read.DocumentReader;
import dev.floe.registry.Artifacts;
import dev.floe.registry.Bundle;
import dev.floe.registry.Digest;
import dev.floe.registry.InMemoryStore;
import dev.floe.registry.Repository;
import dev.floe.registry.cache.ContentCache;
import dev.floe.registry.sign.KeyPairs;
import dev.floe.registry.sign.Signatures;
import dev.floe.registry.sign.SigningKey;
import dev.floe.registry.sign.TrustedKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who must have signed what: the topmost manifest says it, nobody below may change it. */
class TrustTest {

  private static final KeyPairs PLATFORM = KeyPairs.generate();
  private static final KeyPairs SALES = KeyPairs.generate();
  private static final KeyPairs STRANGER = KeyPairs.generate();
  private static final Span HERE = Span.file("floe.yaml");

  @TempDir private Path folder;
  private final InMemoryStore store = new InMemoryStore();

  private static String indented(String pem) {
    return pem.strip().indent(8);
  }

  private static String enterprise(String signatures) {
    return "scope: enterprise\nmetadata: {name: acme}\ntrust:\n  signatures: "
        + signatures
        + "\n  keys:\n    - name: platform\n      signs: [enterprise, 'domain.*']\n      public_key: |\n"
        + indented(PLATFORM.publicPem())
        + "    - name: sales\n      signs: [domain.sales, 'product.sales.*']\n      public_key: |\n"
        + indented(SALES.publicPem());
  }

  private Digest publish(String repository, String type, String text) {
    Bundle bundle =
        Bundle.of(
            type,
            List.of(
                Bundle.Layer.named(
                    type + "+yaml", "document.yaml", text.getBytes(StandardCharsets.UTF_8)),
                Bundle.Layer.named(
                    DocumentTypes.COMPILED, "artifacts.json", new byte[] {'{', '}'})),
            Map.of());
    return new Artifacts(store).push(new Repository("r.io", repository), "v1.0.0", bundle).digest();
  }

  private void sign(String repository, Digest digest, SigningKey key) {
    new Signatures(store).sign(new Repository("r.io", repository), digest, key);
  }

  private RegistryDocuments documents(Optional<TrustedKey> root) {
    return new RegistryDocuments(
        RegistryLayout.standard(Optional.of("r.io")),
        new Resolver(store, new ContentCache(folder), Result.ok(LockFile.empty()), LockUse.FILL),
        store,
        new Trust(List.of(store), root));
  }

  /** The ids of what is found wrong with an enterprise and the sales domain below it. */
  private List<String> check(Optional<TrustedKey> root) {
    RegistryDocuments documents = documents(root);
    List<Manifest> chain = new ArrayList<>();
    for (String text : List.of("enterprise-platform:v1.0.0", "domains/sales-platform:v1.0.0")) {
      Reference.Oci reference =
          (Reference.Oci) Reference.parse("oci://r.io/" + text).toOptional().orElseThrow();
      chain.add(
          documents.manifest(reference, HERE).then(DocumentReader::manifest).value().orElseThrow());
    }
    List<DataProduct> products = new ArrayList<>();
    documents
        .product(new Reference.Port("sales", "orders", "orders"), HERE)
        .then(remote -> DocumentReader.product(remote.document()))
        .value()
        .ifPresent(products::add);
    return documents.untrusted(chain, products).stream()
        .map(Diagnostic::code)
        .map(code -> code.id())
        .toList();
  }

  private Digest mesh(String signatures) {
    publish(
        "domains/sales-platform",
        DocumentTypes.MANIFEST,
        "scope: domain\nmetadata: {name: sales-domain}\nparent: {ref: v1.0.0}\n");
    publish("products/sales/orders", DocumentTypes.PRODUCT, "metadata: {name: orders}\n");
    return publish("enterprise-platform", DocumentTypes.MANIFEST, enterprise(signatures));
  }

  private Digest digest(String repository) {
    return store.resolve(new Repository("r.io", repository), "v1.0.0").orElseThrow();
  }

  @Test
  void asksForNoSignatureUnlessThePlatformDoes() {
    mesh("off");
    assertThat(check(Optional.empty())).isEmpty();
  }

  @Test
  void refusesEverythingThatNobodySigned() {
    mesh("required");
    // UNSIGNED
    assertThat(check(Optional.empty()))
        .containsExactly("FLOE-REG-011", "FLOE-REG-011", "FLOE-REG-011");
  }

  @Test
  void takesWhatTheRightKeysSigned() {
    Digest enterprise = mesh("required");
    sign("enterprise-platform", enterprise, PLATFORM.signing());
    sign("domains/sales-platform", digest("domains/sales-platform"), SALES.signing());
    sign("products/sales/orders", digest("products/sales/orders"), SALES.signing());
    assertThat(check(Optional.empty())).isEmpty();
    assertThat(check(Optional.of(PLATFORM.trusted()))).isEmpty();
  }

  @Test
  void aKeySignsOnlyWhatItMay() {
    Digest enterprise = mesh("required");
    sign("enterprise-platform", enterprise, SALES.signing());
    sign("domains/sales-platform", digest("domains/sales-platform"), STRANGER.signing());
    sign("products/sales/orders", digest("products/sales/orders"), PLATFORM.signing());
    // UNTRUSTED
    assertThat(check(Optional.empty()))
        .containsExactly("FLOE-REG-012", "FLOE-REG-012", "FLOE-REG-012");
  }

  @Test
  void anEnterpriseCannotVouchForItselfWhereTheUserHasARootKey() {
    Digest enterprise = mesh("off");
    assertThat(check(Optional.of(PLATFORM.trusted()))).containsExactly("FLOE-REG-011");
    sign("enterprise-platform", enterprise, STRANGER.signing());
    assertThat(check(Optional.of(PLATFORM.trusted()))).containsExactly("FLOE-REG-012");
    sign("enterprise-platform", enterprise, PLATFORM.signing());
    assertThat(check(Optional.of(PLATFORM.trusted()))).isEmpty();
  }
}
