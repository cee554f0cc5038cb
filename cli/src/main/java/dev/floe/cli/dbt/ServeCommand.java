package dev.floe.cli.dbt;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.files.DiskTree;
import dev.floe.diagnostics.FloeException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code floe dbt docs serve}: the page of {@code docs generate} over HTTP, to this machine alone
 * unless told otherwise, until it is interrupted.
 */
final class ServeCommand implements Command {

  private static final Map<String, String> TYPES =
      Map.of(
          "/index.html", "text/html; charset=utf-8",
          "/manifest.json", "application/json",
          "/catalog.json", "application/json");

  @Override
  public CommandSpec spec() {
    return DbtSpec.of(Verb.SERVE);
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Optional<ProjectOutline> outline = ProjectOutline.read(Verb.SERVE, invocation);
    if (outline.isEmpty()) {
      return ExitCode.USAGE;
    }
    Path target = outline.get().folder().resolve(outline.get().targetName());
    if (!Files.isRegularFile(target.resolve("catalog.json"))) {
      throw new UsageError(
          CliCode.NOTHING_BUILT,
          "there is no documentation in " + target,
          "run 'floe dbt docs generate' first");
    }
    serve(target, invocation, outline.get().log());
    return ExitCode.OK;
  }

  private static void serve(Path target, Invocation invocation, DbtLog log) {
    String host = invocation.arguments().value("--host").orElse("127.0.0.1");
    int port = invocation.arguments().number("--port").orElse(8080);
    CountDownLatch stopped = new CountDownLatch(1);
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
      server.createContext("/", exchange -> answer(exchange, target));
      server.start();
      invocation.surroundings().interruption().onInterrupt(stopped::countDown);
      log.info(
          "ServingDocsPort",
          "Serving docs at http://" + host + ":" + server.getAddress().getPort() + "/");
      log.info("ServingDocsExitInfo", "Press Ctrl+C to exit.");
      stopped.await();
      server.stop(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new FloeException(
          CliCode.CANNOT_SERVE, "cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
    }
  }

  private static void answer(HttpExchange exchange, Path target) throws IOException {
    try (exchange) {
      String asked = exchange.getRequestURI().getPath();
      String path = asked.equals("/") ? "/index.html" : asked;
      String type = TYPES.get(path);
      Optional<byte[]> content =
          type == null ? Optional.empty() : DiskTree.readFile(target.resolve(path.substring(1)));
      if (type == null || content.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(200, content.get().length);
      exchange.getResponseBody().write(content.get());
    }
  }
}
