package dev.floe.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.registry.Artifacts;
import dev.floe.registry.Bundle;
import dev.floe.registry.RegistryCode;
import dev.floe.registry.Samples;
import dev.floe.registry.StoredManifest;
import dev.floe.registry.http.FaultyProxy.Fault;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client makes of a registry that finds damaged, or loses, what was sent. */
class SendingFaultsIT extends FaultyRegistry {

  private static Fault damaged(FaultyProxy.Request request, String what) {
    String error = "{\"errors\":[{\"code\":\"DIGEST_INVALID\",\"message\":\"did not match\"}]}";
    return request.method().equals("PUT") && request.path().contains(what)
        ? new Fault.Answer(
            "HTTP/1.1 400 x\r\nContent-Length: "
                + error.length()
                + "\r\nConnection: close\r\n\r\n"
                + error)
        : new Fault.None();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/blobs/uploads/", "/manifests/"})
  void sendsAgainWhatTheRegistryFoundDamaged(String what) {
    int[] answers = {0};
    proxy.plan((number, request) -> {
      Fault fault = damaged(request, what);
      return fault instanceof Fault.Answer && answers[0]++ > 0 ? new Fault.None() : fault;
    });
    String text = "damaged once in " + what;
    StoredManifest stored = artifacts.push(repository, Samples.text(text));
    calm();
    assertThat(answers[0]).isGreaterThan(1);
    assertThat(Samples.text(artifacts, artifacts.pull(repository, stored.digest()).orElseThrow()))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/blobs/uploads/", "/manifests/"})
  void saysThatWhatIsSentIsAlwaysDamaged(String what) {
    proxy.plan((number, request) -> damaged(request, what));
    assertFails(
        RegistryCode.BAD_ANSWER,
        () -> artifacts.push(repository, Samples.text("damaged always in " + what)));
  }

  @Test
  void getsALargeBlobThroughAlthoughPiecesAreCut() {
    byte[] bytes = new byte[(8 << 20) + 17];
    new Random(11).nextBytes(bytes);
    int[] patches = {0};
    proxy.plan((number, request) ->
        request.method().equals("PATCH") && (patches[0]++ == 0 || patches[0] == 4)
            ? new Fault.CutRequest((1 << 20) + 300)
            : new Fault.None());
    Bundle bundle = Bundle.of("a/b", List.of(new Bundle.Layer("a/b", bytes, Map.of())), Map.of());
    StoredManifest stored = artifacts.push(repository, bundle);
    proxy.plan((number, request) -> new Fault.None());
    Artifacts.Pulled pulled = artifacts.pull(repository, stored.digest()).orElseThrow();
    assertThat(artifacts.layer(pulled, pulled.artifact().layers().getFirst())).isEqualTo(bytes);
  }
}
