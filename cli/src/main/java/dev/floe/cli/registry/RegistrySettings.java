package dev.floe.cli.registry;

import dev.floe.cli.command.Surroundings;
import dev.floe.manifest.locate.RegistryLayout;
import dev.floe.registry.http.Connection;
import dev.floe.registry.http.Credential;
import dev.floe.registry.http.DockerConfig;
import dev.floe.registry.http.Patience;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the environment says about registries. */
final class RegistrySettings {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Surroundings surroundings;

  RegistrySettings(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(surroundings.environment().get(name))
        .filter(text -> !text.isBlank());
  }

  RegistryLayout layout() {
    return RegistryLayout.standard(variable("FLOE_REGISTRY"));
  }

  /** A folder that stands in for all registries. */
  Optional<Path> layoutFolder() {
    return variable("FLOE_REGISTRY_LAYOUT").map(this::path);
  }

  Path path(String text) {
    return surroundings.directory().resolve(text).normalize();
  }

  Path cache() {
    return variable("FLOE_CACHE")
        .map(this::path)
        .or(() -> variable("XDG_CACHE_HOME").map(home -> path(home).resolve("floe")))
        .or(() -> variable("HOME").map(home -> path(home).resolve(".cache").resolve("floe")))
        .orElseGet(() -> surroundings.directory().resolve(".floe").resolve("cache"))
        .resolve("registry");
  }

  Connection connection() {
    return new Connection(
        plain(),
        variable("FLOE_REGISTRY_CA").map(this::path).map(Authority::of),
        Optional.of(new Proxies(surroundings.environment())),
        variable("FLOE_REGISTRY_TIMEOUT")
            .filter(text -> text.matches("[0-9]{1,5}"))
            .map(text -> Duration.ofSeconds(Math.max(1, Long.parseLong(text))))
            .orElse(TIMEOUT),
        Patience.standard());
  }

  private Set<String> plain() {
    Set<String> hosts = new HashSet<>();
    variable("FLOE_REGISTRY_PLAIN_HTTP")
        .ifPresent(text -> hosts.addAll(List.of(text.split("[,\\s]+"))));
    variable("FLOE_REGISTRY")
        .filter(text -> text.startsWith("http://"))
        .ifPresent(text -> hosts.add(text.substring("http://".length()).replaceFirst("/.*", "")));
    return hosts;
  }

  Credential.Source credentials() {
    return new WhenAsked(this);
  }

  private DockerConfig dockerConfig() {
    Optional<Path> file =
        variable("DOCKER_CONFIG")
            .map(this::path)
            .or(() -> variable("HOME").map(home -> path(home).resolve(".docker")))
            .map(folder -> folder.resolve("config.json"))
            .filter(Files::isRegularFile);
    return new DockerConfig(
        file.map(RegistrySettings::read).orElse(new byte[0]), new CredentialProgram());
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      return "{}".getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Reads the file when a registry asks who we are, not before. */
  private static final class WhenAsked implements Credential.Source {
    private final RegistrySettings settings;
    private @org.jspecify.annotations.Nullable DockerConfig config;

    WhenAsked(RegistrySettings settings) {
      this.settings = settings;
    }

    @Override
    public Optional<Credential> of(String host) {
      return config().of(host);
    }

    private synchronized DockerConfig config() {
      if (config == null) {
        config = settings.dockerConfig();
      }
      return config;
    }
  }
}
