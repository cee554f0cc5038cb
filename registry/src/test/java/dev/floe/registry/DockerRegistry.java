package dev.floe.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's {@code docker-registry} as a process of the test's own, on a loopback port. */
public final class DockerRegistry implements AutoCloseable {

  /** The user of the variant with a password file, and the password. */
  public static final String USER = "floe";

  public static final String PASSWORD = "secret-of-the-test";

  /** What {@code htpasswd -B} makes of the two. */
  private static final String HTPASSWD =
      "floe:$2y$05$abcdefghijklmnopqrstuu2hir4hxhqSzdkW1wYaCdjOyk2x8X6Wm";

  private final Process process;
  private final int port;

  private DockerRegistry(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** A registry anybody may use. */
  public static DockerRegistry open(Path folder) {
    return start(folder, List.of());
  }

  /** A registry that wants {@link #USER} and {@link #PASSWORD}. */
  public static DockerRegistry withPasswords(Path folder) {
    try {
      Path file = Files.writeString(folder.resolve("htpasswd"), HTPASSWD + "\n");
      return start(folder, List.of("auth:", "  htpasswd: {realm: test, path: " + file + "}"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A registry behind TLS, with a certificate of its own. */
  public static DockerRegistry withTls(Path folder, Path certificate, Path key) {
    return start(folder, List.of("TLS " + certificate + " " + key));
  }

  private static DockerRegistry start(Path folder, List<String> more) {
    Path program = RegistryTool.require("docker-registry", "docker-registry");
    try {
      int port = freePort();
      Path config = Files.write(folder.resolve("config.yml"), config(folder, port, more));
      Process process =
          new ProcessBuilder(program.toString(), "serve", config.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("registry.log").toFile())
              .start();
      DockerRegistry registry = new DockerRegistry(process, port);
      registry.awaitListening();
      return registry;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> config(Path folder, int port, List<String> more) {
    List<String> lines = new ArrayList<>();
    lines.add("version: 0.1");
    lines.add("log: {level: error, accesslog: {disabled: true}}");
    lines.add(
        "storage: {filesystem: {rootdirectory: "
            + folder.resolve("data")
            + "}, delete: {enabled: true}}");
    lines.add("http:");
    lines.add("  addr: 127.0.0.1:" + port);
    for (String line : more) {
      if (line.startsWith("TLS ")) {
        String[] files = line.split(" ", -1);
        lines.add("  tls: {certificate: " + files[1] + ", key: " + files[2] + "}");
      } else {
        lines.add(line);
      }
    }
    return lines;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitListening() {
    for (int tries = 0; tries < 400 && process.isAlive(); tries++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException e) {
        pause();
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException("docker-registry does not listen at port " + port);
  }

  private static void pause() {
    try {
      Thread.sleep(25);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** {@code localhost:port}. */
  public String host() {
    return "localhost:" + port;
  }

  /** {@code 127.0.0.1:port}: another host, as far as credentials are concerned. */
  public int port() {
    return port;
  }

  public Repository repository(String name) {
    return new Repository(host(), name);
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
