package dev.floe.acceptance.process;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Debian's {@code docker-registry} on a loopback port.
 *
 * @param host with its port
 */
record RegistryProcess(Process process, String host) implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/docker-registry");

  /** Starts one; where there is none the test is skipped, and with {@code FLOE_CI=1} fails. */
  static RegistryProcess start(Path folder) throws Exception {
    if (!Files.isExecutable(PROGRAM)) {
      String missing = "no docker-registry here: install the package docker-registry";
      if ("1".equals(System.getenv("FLOE_CI"))) {
        fail(missing);
      }
      abort(missing);
    }
    int port = freePort();
    Path config =
        Files.write(
            folder.resolve("config.yml"),
            List.of(
                "version: 0.1",
                "log: {level: error, accesslog: {disabled: true}}",
                "storage: {filesystem: {rootdirectory: " + folder.resolve("data") + "}}",
                "http: {addr: '127.0.0.1:" + port + "'}"));
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "serve", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("registry.log").toFile())
            .start();
    RegistryProcess registry = new RegistryProcess(process, "localhost:" + port);
    registry.awaitListening(port);
    return registry;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitListening(int port) throws InterruptedException {
    while (process.isAlive()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException e) {
        TimeUnit.MILLISECONDS.sleep(25);
      }
    }
    throw new IllegalStateException("docker-registry does not start");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
