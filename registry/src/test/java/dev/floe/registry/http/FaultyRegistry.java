package dev.floe.registry.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.diagnostics.Code;
import dev.floe.diagnostics.FloeException;
import dev.floe.registry.Artifacts;
import dev.floe.registry.DockerRegistry;
import dev.floe.registry.Repository;
import dev.floe.registry.Samples;
import dev.floe.registry.http.FaultyProxy.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a client whose registry fails when, and as, a test has planned. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FaultyRegistry {

  DockerRegistry registry;
  FaultyProxy proxy;
  HttpStore store;
  Artifacts artifacts;
  Repository repository;
  final List<Duration> pauses = new ArrayList<>();

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    registry = DockerRegistry.open(folder);
    proxy = new FaultyProxy(registry.port());
    repository = new Repository(proxy.host(), "faults");
    Patience patience = new Patience(4, Duration.ofMillis(1), Duration.ofMillis(2), pauses::add);
    store =
        new HttpStore(
            new Connection(
                Set.of(), Optional.empty(), Optional.empty(), Duration.ofSeconds(2), patience),
            host -> Optional.of(new Credential.Basic("user", "password")));
    artifacts = new Artifacts(store);
    artifacts.push(repository, "v1.0.0", Samples.text("kept"));
  }

  @AfterAll
  void stop() throws IOException {
    if (registry != null) {
      proxy.close();
      registry.close();
    }
  }

  @BeforeEach
  void calm() {
    proxy.plan((number, request) -> new Fault.None());
    pauses.clear();
  }

  String pull() {
    return Samples.text(artifacts, artifacts.pull(repository, "v1.0.0").orElseThrow());
  }

  void assertFails(Code code, Runnable what) {
    assertThatThrownBy(what::run)
        .isInstanceOf(FloeException.class)
        .extracting(e -> ((FloeException) e).diagnostic().code())
        .isEqualTo(code);
  }
}
