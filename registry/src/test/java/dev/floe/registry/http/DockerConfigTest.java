package dev.floe.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DockerConfigTest {

  private static Optional<Credential> credential(String json, String host) {
    return new DockerConfig(
            json.getBytes(StandardCharsets.UTF_8),
            (name, asked) ->
                name.equals("store")
                    ? Optional.of("{\"Username\":\"u\",\"Secret\":\"of " + asked + "\"}")
                    : name.equals("tokens")
                        ? Optional.of("{\"Username\":\"<token>\",\"Secret\":\"t\"}")
                        : Optional.empty())
        .of(host);
  }

  @Test
  void readsWhatDockerLoginWrites() {
    String json = "{\"auths\":{\"r.io\":{\"auth\":\"bWU6c2U6Y3JldA==\"}}}";
    assertThat(credential(json, "r.io")).hasValue(new Credential.Basic("me", "se:cret"));
    assertThat(credential(json, "s.io")).isEmpty();
    assertThat(credential(json, "r.io.evil.com")).isEmpty();
    assertThat(credential("{\"auths\":{\"https://r.io/v1/\":{\"auth\":\"bWU6eA==\"}}}", "r.io"))
        .hasValue(new Credential.Basic("me", "x"));
  }

  @Test
  void prefersTheHelperOfAHostThenWhatIsWrittenThenTheStore() {
    String json =
        "{\"credHelpers\":{\"a.io\":\"tokens\"},\"credsStore\":\"store\","
            + "\"auths\":{\"a.io\":{\"auth\":\"bWU6eA==\"},\"b.io\":{\"identitytoken\":\"i\"},\"c.io\":{}}}";
    assertThat(credential(json, "a.io")).hasValue(new Credential.Identity("t"));
    assertThat(credential(json, "b.io")).hasValue(new Credential.Identity("i"));
    assertThat(credential(json, "c.io")).hasValue(new Credential.Basic("u", "of c.io"));
  }

  @Test
  void hasNoCredentialsWhereTheFileIsDamaged() {
    assertThat(credential("{", "r.io")).isEmpty();
    assertThat(credential("{\"auths\":{\"r.io\":{\"auth\":\"%%%\"}}}", "r.io")).isEmpty();
  }

  @Test
  void neverPrintsASecret() {
    assertThat(new Credential.Basic("me", "secret").toString()).doesNotContain("secret");
    assertThat(new Credential.Identity("secret").toString()).doesNotContain("secret");
    assertThat(new Credential.Bearer("secret").toString()).doesNotContain("secret");
  }
}
