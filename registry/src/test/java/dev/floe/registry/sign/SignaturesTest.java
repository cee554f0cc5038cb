package dev.floe.registry.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.registry.Artifacts;
import dev.floe.registry.Digest;
import dev.floe.registry.InMemoryStore;
import dev.floe.registry.RegistryTool;
import dev.floe.registry.Repository;
import dev.floe.registry.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {

  private static final Repository REPOSITORY = new Repository("r.io", "a/b");

  @TempDir private Path folder;
  private final InMemoryStore store = new InMemoryStore();
  private final Signatures signatures = new Signatures(store);

  private Digest push(String text) {
    return new Artifacts(store).push(REPOSITORY, "v1.0.0", Samples.text(text)).digest();
  }

  private int openssl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>();
    command.add(RegistryTool.require("openssl", "openssl").toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("openssl.log").toFile())
        .start()
        .waitFor();
  }

  private TestKeys keys(String name, String... how) throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of("genpkey", "-out", name + ".key"));
    command.addAll(List.of(how));
    assertThat(openssl(command.toArray(String[]::new))).isZero();
    assertThat(
            openssl(
                "pkey",
                "-in",
                name + ".key",
                "-passin",
                "pass:pw",
                "-pubout",
                "-out",
                name + ".pub"))
        .isZero();
    return new TestKeys(
        SigningKey.read(name, Files.readString(folder.resolve(name + ".key")), Optional.of("pw"))
            .value()
            .orElseThrow(),
        TrustedKey.read(name, Files.readString(folder.resolve(name + ".pub")))
            .value()
            .orElseThrow());
  }

  private record TestKeys(SigningKey signing, TrustedKey trusted) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-algorithm EC -pkeyopt ec_paramgen_curve:P-256",
        "-algorithm EC -pkeyopt ec_paramgen_curve:P-256 -aes-256-cbc -pass pass:pw",
        "-algorithm EC -pkeyopt ec_paramgen_curve:P-384 -aes-128-cbc -pass pass:pw",
        "-algorithm RSA -pkeyopt rsa_keygen_bits:2048"
      })
  void opensslAgreesThatWeSigned(String how) throws Exception {
    TestKeys keys = keys("one", how.split(" ", -1));
    Digest digest = push("signed");
    signatures.sign(REPOSITORY, digest, keys.signing());
    assertThat(signatures.signer(REPOSITORY, digest, List.of(keys.trusted()))).isPresent();

    Artifacts artifacts = new Artifacts(store);
    Artifacts.Pulled pulled = artifacts.pull(REPOSITORY, Signatures.tag(digest)).orElseThrow();
    var layer = pulled.artifact().layers().getFirst();
    Files.write(folder.resolve("payload"), artifacts.layer(pulled, layer));
    Files.write(
        folder.resolve("signature"),
        Base64.getDecoder().decode(layer.annotations().get("dev.cosignproject.cosign/signature")));
    assertThat(
            openssl("dgst", "-sha256", "-verify", "one.pub", "-signature", "signature", "payload"))
        .as(() -> log())
        .isZero();
    assertThat(Files.readString(folder.resolve("payload")))
        .isEqualTo(
            "{\"critical\":{\"identity\":{\"docker-reference\":\"r.io/a/b\"},\"image\":"
                + "{\"docker-manifest-digest\":\""
                + digest
                + "\"},\"type\":\"cosign container image signature\"},\"optional\":{}}");
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("openssl.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void aSignatureOfOneArtifactSaysNothingOfAnother() throws Exception {
    TestKeys keys = keys("one", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
    Digest good = push("good");
    Digest evil = push("evil");
    signatures.sign(REPOSITORY, good, keys.signing());
    Artifacts artifacts = new Artifacts(store);
    Artifacts.Pulled pulled = artifacts.pull(REPOSITORY, Signatures.tag(good)).orElseThrow();
    store.tag(REPOSITORY, Signatures.tag(evil), pulled.stored());
    assertThat(signatures.signer(REPOSITORY, evil, List.of(keys.trusted()))).isEmpty();
    assertThat(signatures.any(REPOSITORY, evil)).isFalse();
  }

  @Test
  void severalMaySignAndNobodyElseIsBelieved() throws Exception {
    TestKeys one = keys("one", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
    TestKeys two = keys("two", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
    TestKeys three = keys("three", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
    Digest digest = push("signed twice");
    signatures.sign(REPOSITORY, digest, one.signing());
    signatures.sign(REPOSITORY, digest, two.signing());
    assertThat(signatures.signer(REPOSITORY, digest, List.of(one.trusted()))).isPresent();
    assertThat(signatures.signer(REPOSITORY, digest, List.of(three.trusted(), two.trusted())))
        .map(TrustedKey::name)
        .hasValue("two");
    assertThat(signatures.signer(REPOSITORY, digest, List.of(three.trusted()))).isEmpty();
    assertThat(signatures.any(REPOSITORY, digest)).isTrue();
  }

  @Test
  void saysWhatIsWrongWithAKey() throws Exception {
    keys(
        "locked",
        "-algorithm",
        "EC",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-aes-256-cbc",
        "-pass",
        "pass:pw");
    String pem = Files.readString(folder.resolve("locked.key"));
    assertThat(message(SigningKey.read("k", pem, Optional.empty()))).contains("is encrypted");
    assertThat(message(SigningKey.read("k", pem, Optional.of("guess"))))
        .contains("cannot be decrypted")
        .doesNotContain("guess");
    assertThat(message(SigningKey.read("k", "nothing", Optional.empty())))
        .contains("no PRIVATE KEY");
    assertThat(
            message(
                SigningKey.read(
                    "k", pem.replace("ENCRYPTED", "ENCRYPTED SIGSTORE"), Optional.of("pw"))))
        .contains("not PKCS#8");
    assertThat(message(TrustedKey.read("k", pem))).contains("no PUBLIC KEY");
  }

  private static String message(dev.floe.diagnostics.Result<?> result) {
    return result.diagnostics().getFirst().message();
  }
}
