package dev.floe.acceptance.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that was started from the jars beside the POM of its name. */
final class ServerProcess implements AutoCloseable {

  private static final int MOST_SECONDS = 300;

  private final Process process;
  private final Path log;

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** The jars of a server, as its POM has brought them. */
  static Path jars(String server) {
    Path jars =
        Path.of(System.getProperty("floe.root"), "acceptance/servers", server, "target/lib");
    if (!Files.isDirectory(jars)) {
      throw new IllegalStateException(
          jars + " is missing: mvn -f acceptance/servers/" + server + " generate-resources");
    }
    return jars;
  }

  /** A port that nobody listens at. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * Starts it on this JDK and returns when an address answers.
   *
   * @param arguments of {@code java}
   */
  static ServerProcess start(Path folder, String name, URI answers, List<String> arguments)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"));
    command.addAll(arguments);
    Path log = folder.resolve(name + ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    ServerProcess server = new ServerProcess(process, log);
    server.await(answers);
    return server;
  }

  private void await(URI address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int second = 0; second < MOST_SECONDS && process.isAlive(); second++) {
        try {
          client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
          return;
        } catch (IOException notYet) {
          TimeUnit.SECONDS.sleep(1);
        }
      }
    }
    close();
    throw new IllegalStateException("does not answer: " + Files.readString(log));
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
