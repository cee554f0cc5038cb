package dev.floe.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.diagnostics.FloeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {

  private static final String CONFIG =
      "\"config\":{\"mediaType\":\"application/vnd.oci.empty.v1+json\",\"size\":2,\"digest\":"
          + "\"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\"}";

  private static Artifact read(String json) {
    return new ManifestReader("a test")
        .artifact(new StoredManifest(MediaTypes.MANIFEST, json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void equalArtifactsHaveEqualBytesOnEveryMachine() {
    assertThat(new String(Samples.text("hello").artifact().bytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"annotations\":{\"org.opencontainers.image.version\":\"1.0.0\"},"
                + "\"artifactType\":\"application/vnd.test.v1\",\"config\":{\"digest\":"
                + "\"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\","
                + "\"mediaType\":\"application/vnd.oci.empty.v1+json\",\"size\":2},\"layers\":[{"
                + "\"annotations\":{\"org.opencontainers.image.title\":\"text.txt\"},"
                + "\"digest\":"
                + "\"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\","
                + "\"mediaType\":\"text/plain\",\"size\":5}],\"mediaType\":"
                + "\"application/vnd.oci.image.manifest.v1+json\",\"schemaVersion\":2}");
  }

  @Property
  void readsWhatItWrote(
      @ForAll @AlphaChars @StringLength(min = 1, max = 20) String title,
      @ForAll @Size(max = 5) List<@AlphaChars @StringLength(max = 30) String> texts) {
    Bundle bundle =
        Bundle.of(
            "application/vnd.test.v1",
            texts.stream()
                .map(text ->
                    Bundle.Layer.named("text/plain", title, text.getBytes(StandardCharsets.UTF_8)))
                .toList(),
            Map.of("k", title));
    Artifact artifact = bundle.about(Samples.text("x").artifact().descriptor()).artifact();
    Artifact again =
        new ManifestReader("a test")
            .artifact(new StoredManifest(MediaTypes.MANIFEST, artifact.bytes()));
    assertThat(again.bytes()).isEqualTo(artifact.bytes());
    assertThat(again.subject().map(Descriptor::digest))
        .isEqualTo(Optional.of(Samples.text("x").artifact().descriptor().digest()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "/etc/passwd",
        "a/../../b",
        "..",
        ".",
        "a//b",
        "c:\\\\x",
        "a\\u0000b",
        " "
      })
  void refusesLayersWhoseNamesLeadOutOfAFolder(String title) {
    String json =
        "{\"schemaVersion\":2,"
            + CONFIG
            + ",\"layers\":[{\"mediaType\":\"a\",\"size\":1,\"digest\":\"sha256:"
            + "0".repeat(64)
            + "\",\"annotations\":{\"org.opencontainers.image.title\":\""
            + title
            + "\"}}]}";
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(FloeException.class)
        .hasMessageContaining("a layer is called");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"schemaVersion\":1}",
        "{\"schemaVersion\":2}",
        "{\"schemaVersion\":2,\"layers\":[],\"config\":{\"digest\":\"md5:1\",\"size\":2}}",
        "{\"schemaVersion\":2,\"layers\":[],\"config\":{\"digest\":\"sha256:../../x\",\"size\":2}}",
        "{\"schemaVersion\":2,\"layers\":{}," + CONFIG + "}",
        "{\"schemaVersion\":2,\"layers\":[{}]," + CONFIG + "}",
      })
  void refusesWhatIsNoManifest(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(FloeException.class)
        .extracting(e -> ((FloeException) e).diagnostic().code())
        .isEqualTo(RegistryCode.BAD_ANSWER);
  }

  @Test
  void refusesWhatIsDeepOrLarge() {
    String deep = "{\"schemaVersion\":2,\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
    assertThatThrownBy(() -> read(deep)).hasMessageContaining("too deep");
    String large = "{\"schemaVersion\":2,\"a\":\"" + "x".repeat(5 << 20) + "\"}";
    assertThatThrownBy(() -> read(large)).hasMessageContaining("larger than");
    String layer = "{\"mediaType\":\"a\",\"size\":1,\"digest\":\"sha256:" + "0".repeat(64) + "\"}";
    String many =
        "{\"schemaVersion\":2,"
            + CONFIG
            + ",\"layers\":["
            + (layer + ",").repeat(1000)
            + layer
            + "]}";
    assertThatThrownBy(() -> read(many)).hasMessageContaining("at most 1000 layers");
  }
}
