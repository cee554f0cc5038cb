package dev.floe.cli.registry;

import dev.floe.registry.http.DockerConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Credential helpers as programs: {@code docker-credential-<name> get}, the host on its input. */
final class CredentialProgram implements DockerConfig.CredentialSource {

  private static final int PATIENCE_SECONDS = 20;

  @Override
  public Optional<String> get(String name, String host) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      return Optional.empty();
    }
    try {
      Process helper =
          new ProcessBuilder("docker-credential-" + name, "get")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        helper.getOutputStream().write(host.getBytes(StandardCharsets.UTF_8));
        helper.getOutputStream().close();
        String answer = new String(helper.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean good =
            helper.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && helper.exitValue() == 0;
        return good ? Optional.of(answer) : Optional.empty();
      } finally {
        helper.destroy();
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
