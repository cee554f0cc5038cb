package dev.floe.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.TwoProducts;
import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FLOE-REG-018 and FLOE-REG-019: who says that a product compiled and complies, and of what. */
class AttestationTest {

  @TempDir private Path folder;
  private TwoProducts mesh;
  private KeyPair sales;

  @BeforeEach
  void mesh() throws Exception {
    sales = pair("sales");
    KeyPair marketing = pair("marketing");
    mesh =
        new TwoProducts(folder)
            .enterpriseWith(
                "environments: {prod: {production: true}}\n"
                    + "trust:\n  attestations: required\n  keys:\n"
                    + key("sales", sales)
                    + key("marketing", marketing))
            .done("enterprise", "platform", "publish", "v1.0.0")
            .done("sales", "platform", "publish", "v1.0.0")
            .done("marketing", "platform", "publish", "v1.0.0");
  }

  private static String key(String name, KeyPair pair) {
    return "    - name: "
        + name
        + "\n      signs: ['product."
        + name
        + ".*']\n      public_key: |\n"
        + pem("PUBLIC KEY", pair.getPublic().getEncoded()).indent(8);
  }

  private KeyPair pair(String name) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    Files.writeString(
        folder.resolve(name + ".key"), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    return pair;
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + label
        + "-----\n";
  }

  private Typed register(String product, String key) {
    return mesh.floe(product, "product", "register", "--sign", "../" + key + ".key");
  }

  @Test
  void aProductIsConsumedOnlyIfItsOwnerAttestsIt() {
    mesh.done("orders", "product", "register");
    Typed none = mesh.floe("campaigns", "compile");
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err())
        .contains("FLOE-REG-018", "has no attestation", "trusted to sign it: sales");
    assertThat(register("orders", "marketing").code()).isZero();
    assertThat(mesh.floe("campaigns", "compile").err())
        .contains("FLOE-REG-018", "none that a key trusted for product.sales.orders made");
    assertThat(register("orders", "sales").out()).contains("signed and attested");
    assertThat(mesh.floe("campaigns", "compile").code()).isZero();
    assertThat(mesh.floe("campaigns", "compile", "--offline", "--locked").code()).isZero();
  }

  @Test
  void whatRunsInProductionIsWhatWasAttested() {
    assertThat(mesh.floe("orders", "run").code()).as("not production").isZero();
    Typed unknown = mesh.floe("orders", "run", "--env", "prod");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("FLOE-REG-018", "is not registered");
    assertThat(register("orders", "sales").code()).isZero();
    assertThat(mesh.floe("orders", "run", "--env", "prod").code()).isZero();
    mesh.write("orders/models/gold_orders.sql", "select 2 as order_id, 'x' as email, 1 as amount");
    Typed changed = mesh.floe("orders", "run", "--env", "prod");
    assertThat(changed.code()).isEqualTo(1);
    assertThat(changed.err())
        .contains("FLOE-REG-019", "sales.orders 1.0.0", "models/gold_orders.sql has changed");
    assertThat(mesh.floe("orders", "run").code()).as("not production").isZero();
  }

  @Test
  void showsWhatIsAttestedAndLetsOthersVerifyIt() throws Exception {
    assertThat(register("orders", "sales").code()).isZero();
    Typed shown =
        mesh.floe("orders", "product", "attestation", "sales.orders", "--to", "../evidence");
    assertThat(shown.out())
        .contains("sales.orders 1.0.0 compiled and complies, says the key 'sales'")
        .contains("under enterprise", "under domain sales", "warnings: ");
    byte[] statement = Files.readAllBytes(folder.resolve("evidence/statement.json"));
    assertThat(new String(statement, StandardCharsets.UTF_8))
        .contains("\"_type\":\"https://in-toto.io/Statement/v1\"", "models/gold_orders.sql")
        .contains("\"name\":\"r.io/products/sales/orders\"");
    assertThat(read("evidence/signed"))
        .startsWith("DSSEv1 28 application/vnd.in-toto+json " + statement.length + " {");
    PublicKey key =
        KeyFactory.getInstance("EC")
            .generatePublic(new X509EncodedKeySpec(sales.getPublic().getEncoded()));
    Signature check = Signature.getInstance("SHA256withECDSA");
    check.initVerify(key);
    check.update(Files.readAllBytes(folder.resolve("evidence/signed")));
    assertThat(check.verify(Files.readAllBytes(folder.resolve("evidence/signature")))).isTrue();
    assertThat(
            mesh.floe("orders", "product", "attestation", "sales.orders", "--output", "json").out())
        .contains("\"key\": \"sales\"", "\"error\": 0");
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  @Test
  void anAttestationCrossesAnAirGap() {
    assertThat(register("orders", "sales").code()).isZero();
    mesh.done("campaigns", "compile").done("campaigns", "registry", "export", "../carried");
    mesh.with("FLOE_REGISTRY_LAYOUT", folder.resolve("carried").toString())
        .with("FLOE_CACHE", folder.resolve("cold").toString());
    assertThat(mesh.floe("campaigns", "compile", "--locked").code()).isZero();
  }
}
