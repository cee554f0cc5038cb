package dev.floe.registry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.diagnostics.Code;
import dev.floe.registry.Bundle;
import dev.floe.registry.Descriptor;
import dev.floe.registry.Digest;
import dev.floe.registry.MediaTypes;
import dev.floe.registry.RegistryCode;
import dev.floe.registry.Repository;
import dev.floe.registry.Samples;
import dev.floe.registry.StoredManifest;
import dev.floe.registry.http.FaultyProxy.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client makes of a registry that fails in every way we could think of. */
class FaultsIT extends FaultyRegistry {

  /**
   * Nothing, within the status line, within the headers, between head and body, within the body.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 12, 40, 150, 300, 420, 560, 700})
  void triesAgainAfterAnAnswerWasCut(int bytes) {
    proxy.plan(
        (number, request) -> number % 2 == 0 ? new Fault.CutAnswer(bytes) : new Fault.None());
    assertThat(pull()).isEqualTo("kept");
  }

  /** Questions alone: an answer without a body has no chunks. */
  @ParameterizedTest
  @EnumSource(FaultyProxy.Part.class)
  void triesAgainWhereverAnAnswerWasCut(FaultyProxy.Part part) {
    int[] cut = {0};
    proxy.plan((number, request) ->
        request.method().equals("GET") && number % 2 == 0 && cut[0]++ < 3
            ? new Fault.CutIn(part)
            : new Fault.None());
    assertThat(pull()).isEqualTo("kept");
    assertThat(cut[0]).isPositive();
  }

  @ParameterizedTest
  @EnumSource(FaultyProxy.Part.class)
  void usesNothingOfAnAnswerThatIsAlwaysCut(FaultyProxy.Part part) {
    proxy.plan((number, request) ->
        request.path().contains("/blobs/") ? new Fault.CutIn(part) : new Fault.None());
    assertFails(RegistryCode.UNREACHABLE, this::pull);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 30, 200, 1000})
  void triesAgainAfterARequestWasCut(int bytes) {
    proxy.plan(
        (number, request) -> number % 3 == 0 ? new Fault.CutRequest(bytes) : new Fault.None());
    Bundle bundle = Samples.text("cut at " + bytes);
    StoredManifest stored = artifacts.push(repository, "v2.0." + bytes, bundle);
    proxy.plan((number, request) -> new Fault.None());
    assertThat(artifacts.pull(repository, stored.digest())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void triesAgainAfterWhatPasses(int status) {
    proxy.plan((number, request) -> number < 2 ? FaultyProxy.answer(status) : new Fault.None());
    assertThat(pull()).isEqualTo("kept");
    assertThat(pauses).hasSize(2);
  }

  @Test
  void waitsAsLongAsTheRegistryAsksButNotForEver() {
    proxy.plan((number, request) ->
        number == 0 ? FaultyProxy.answer(429, "Retry-After: 86400") : new Fault.None());
    assertThat(pull()).isEqualTo("kept");
    assertThat(pauses).containsExactly(Duration.ofMillis(2));
  }

  static Stream<List<Object>> lasting() {
    return Stream.of(
        List.of(401, RegistryCode.DENIED),
        List.of(403, RegistryCode.DENIED),
        List.of(409, RegistryCode.BAD_ANSWER),
        List.of(418, RegistryCode.BAD_ANSWER),
        List.of(429, RegistryCode.BAD_ANSWER),
        List.of(500, RegistryCode.BAD_ANSWER));
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void saysWhatLasts(List<Object> row) {
    proxy.plan((number, request) -> FaultyProxy.answer((Integer) row.get(0)));
    assertFails((Code) row.get(1), this::pull);
  }

  static Stream<List<Object>> refusals() {
    return Stream.of(
        List.of(401, RegistryCode.DENIED),
        List.of(403, RegistryCode.DENIED),
        List.of(404, RegistryCode.BAD_ANSWER),
        List.of(409, RegistryCode.BAD_ANSWER),
        List.of(429, RegistryCode.BAD_ANSWER),
        List.of(500, RegistryCode.BAD_ANSWER));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void saysThatNothingWasPublished(List<Object> row) {
    String version = "v3.0." + row.get(0);
    proxy.plan((number, request) ->
        request.method().equals("PUT") && request.path().contains("/manifests/")
            ? FaultyProxy.answer((Integer) row.get(0))
            : new Fault.None());
    assertFails(
        (Code) row.get(1),
        () -> artifacts.push(repository, version, Samples.text("refused " + version)));
    calm();
    assertThat(artifacts.pull(repository, version)).isEmpty();
  }

  @Test
  void aBlobThatIsShorterThanItShouldBeIsNotUsed() {
    proxy.plan((number, request) ->
        request.path().contains("/blobs/")
            ? FaultyProxy.body("text/plain", "kep")
            : new Fault.None());
    assertFails(RegistryCode.DIGEST_MISMATCH, this::pull);
  }

  static Stream<String> malice() {
    String layer = "{\"mediaType\":\"a\",\"size\":1,\"digest\":\"sha256:" + "0".repeat(64) + "\"}";
    return Stream.of(
        "{\"schemaVersion\":2,\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}",
        "{\"schemaVersion\":2,\"config\":"
            + layer
            + ",\"layers\":["
            + (layer + ",").repeat(1000)
            + layer
            + "]}",
        "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\","
            + "\"manifests\":[]}",
        "{\"schemaVersion\":2,\"config\":"
            + layer.replace("\"size\":1", "\"size\":-1")
            + ",\"layers\":[]}",
        "<html>");
  }

  /** Deep, long, of another kind: each with the digest it is asked for by. */
  @ParameterizedTest
  @MethodSource("malice")
  void refusesAManifestThatMeansHarm(String manifest) {
    proxy.plan((number, request) -> FaultyProxy.body(MediaTypes.MANIFEST, manifest));
    Digest digest = Digest.of(manifest.getBytes(StandardCharsets.UTF_8));
    assertFails(RegistryCode.BAD_ANSWER, () -> artifacts.pull(repository, digest));
  }

  @Test
  void doesNotWaitForDropsOfABody() {
    proxy.plan((number, request) ->
        request.path().contains("/blobs/") ? new Fault.DripBody(900) : new Fault.None());
    assertFails(RegistryCode.UNREACHABLE, this::pull);
  }

  @Test
  void whatIsNotThereIsNoError() {
    proxy.plan((number, request) -> FaultyProxy.answer(404));
    assertThat(artifacts.pull(repository, "v1.0.0")).isEmpty();
  }

  @Test
  void saysThatNobodyListens() {
    HttpStore nobody = new HttpStore(Connection.standard(), host -> Optional.empty());
    assertFails(RegistryCode.UNREACHABLE, () -> nobody.tags(new Repository("localhost:1", "a")));
  }

  @Test
  void usesNothingThatWasDamaged() {
    proxy.plan((number, request) ->
        request.path().contains("/blobs/") ? new Fault.Damage() : new Fault.None());
    assertFails(RegistryCode.DIGEST_MISMATCH, this::pull);
    proxy.plan((number, request) ->
        request.method().equals("GET") ? new Fault.Damage() : new Fault.None());
    assertFails(RegistryCode.DIGEST_MISMATCH, this::pull);
  }

  @Test
  void usesNoManifestOfAnotherDigest() {
    proxy.plan((number, request) ->
        request.method().equals("GET")
            ? FaultyProxy.body(MediaTypes.MANIFEST, "{\"schemaVersion\":2}")
            : new Fault.None());
    assertFails(RegistryCode.DIGEST_MISMATCH, this::pull);
  }

  @Test
  void takesNoMoreThanWasPromised() {
    proxy.plan((number, request) ->
        request.path().contains("/blobs/")
            ? FaultyProxy.body("text/plain", "x".repeat(1 << 20))
            : new Fault.None());
    assertFails(RegistryCode.BAD_ANSWER, this::pull);
    proxy.plan((number, request) ->
        request.method().equals("GET")
            ? FaultyProxy.body(MediaTypes.MANIFEST, "x".repeat(5 << 20))
            : new Fault.None());
    assertFails(RegistryCode.BAD_ANSWER, this::pull);
  }

  @Test
  void refusesAPartThatIsLargerThanAnyAllowed() {
    Descriptor huge =
        new Descriptor("a", Digest.of(new byte[0]), 1L << 40, Optional.empty(), Map.of());
    assertFails(RegistryCode.BAD_ANSWER, () -> store.blob(repository, huge));
  }

  @Test
  void doesNotWaitForDrops() {
    proxy.plan((number, request) -> new Fault.Drip(200));
    assertFails(RegistryCode.UNREACHABLE, () -> store.resolve(repository, "v1.0.0"));
  }

  @Test
  void followsRedirectsWithoutItsCredentials() throws IOException {
    try (FaultyProxy elsewhere = new FaultyProxy(registry.port())) {
      String there = "http://127.0.0.1:" + elsewhere.host().replaceFirst(".*:", "");
      proxy.plan((number, request) -> {
        if (!request.carries("Authorization")) {
          return FaultyProxy.answer(401, "WWW-Authenticate: Basic realm=\"test\"");
        }
        return request.path().contains("/blobs/")
            ? FaultyProxy.answer(307, "Location: " + there + request.path())
            : new Fault.None();
      });
      assertThat(pull()).isEqualTo("kept");
      assertThat(proxy.requests()).anyMatch(request -> request.carries("Authorization"));
      assertThat(elsewhere.requests()).hasSize(1);
      assertThat(elsewhere.requests()).noneMatch(request -> request.carries("Authorization"));
    }
  }

  @Test
  void doesNotRunInCircles() {
    proxy.plan((number, request) ->
        FaultyProxy.answer(307, "Location: http://" + proxy.host() + request.path()));
    assertFails(RegistryCode.UNREACHABLE, this::pull);
    assertThat(proxy.requests().size()).isLessThan(10);
  }

  @Test
  void sendsNoCredentialToAnUnsafeTokenService() {
    proxy.plan((number, request) ->
        FaultyProxy.answer(401, "WWW-Authenticate: Bearer realm=\"file:///etc/passwd\""));
    assertFails(RegistryCode.BAD_ANSWER, this::pull);
  }

  @Test
  void followsNoListOfTagsToAnotherHost() throws IOException {
    try (FaultyProxy elsewhere = new FaultyProxy(registry.port())) {
      proxy.plan((number, request) ->
          new Fault.Answer(
              "HTTP/1.1 200 OK\r\nLink: <http://"
                  + elsewhere.host()
                  + "/v2/x/tags/list>; rel=\"next\"\r\nContent-Length: 26\r\nConnection: close\r\n\r\n"
                  + "{\"tags\":[\"a\",\"../b\",\"v 1\"]}".substring(0, 26)));
      assertFails(RegistryCode.BAD_ANSWER, () -> store.tags(repository));
      String tags = "{\"tags\":[\"a\",\"../b\"]}";
      proxy.plan((number, request) ->
          new Fault.Answer(
              "HTTP/1.1 200 OK\r\nLink: <http://"
                  + elsewhere.host()
                  + "/v2/x/tags/list>; rel=\"next\"\r\nContent-Length: "
                  + tags.length()
                  + "\r\nConnection: close\r\n\r\n"
                  + tags));
      assertThat(store.tags(repository)).containsExactly("a");
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void printsNoControlCharactersOfARegistry() {
    String body = "{\"errors\":[{\"code\":\"X\\u001b[31m\",\"message\":\"bad\\u0007\"}]}";
    proxy.plan((number, request) ->
        new Fault.Answer(
            "HTTP/1.1 418 x\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\nConnection: close\r\n\r\n"
                + body));
    assertThatThrownBy(() -> store.tags(repository))
        .hasMessageContaining("bad")
        .hasMessageNotContaining("\u001b")
        .hasMessageNotContaining("\u0007");
  }
}
