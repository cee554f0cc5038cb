package dev.floe.storage.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A server with one bucket on loopback; its lists have two files a page. */
final class Bucket implements AutoCloseable {

  private final HttpServer server;
  private final NavigableMap<String, byte[]> files = new TreeMap<>();
  private final Deque<Integer> refusals = new ArrayDeque<>();
  private final List<String> signatures = new ArrayList<>();

  Bucket() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  String endpoint() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Answers the next requests with these codes. */
  void refuse(int... codes) {
    for (int code : codes) {
      refusals.add(code);
    }
  }

  /** The authorizations that were sent; empty for none. */
  List<String> signatures() {
    return signatures;
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String signature = exchange.getRequestHeaders().getFirst("authorization");
    signatures.add(signature == null ? "" : signature);
    try (exchange) {
      if (!refusals.isEmpty()) {
        exchange.sendResponseHeaders(refusals.remove(), -1);
        return;
      }
      URI uri = exchange.getRequestURI();
      String key = uri.getPath().replaceFirst("^/lake/", "");
      switch (exchange.getRequestMethod()) {
        case "PUT" -> {
          files.put(key, body);
          exchange.sendResponseHeaders(200, -1);
        }
        case "DELETE" -> exchange.sendResponseHeaders(files.remove(key) == null ? 404 : 204, -1);
        default -> {
          if (uri.getQuery() == null) {
            file(exchange, key);
          } else {
            send(exchange, 200, list(uri.getQuery()).getBytes(StandardCharsets.UTF_8));
          }
        }
      }
    }
  }

  private void file(HttpExchange exchange, String key) throws IOException {
    byte[] bytes = files.get(key);
    if (bytes == null) {
      String error = "<Error><Code>NoSuchKey</Code><Message>it is not there</Message></Error>";
      send(exchange, 404, error.getBytes(StandardCharsets.UTF_8));
      return;
    }
    String range = exchange.getRequestHeaders().getFirst("range");
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    send(exchange, range == null ? 200 : 206, Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static void send(HttpExchange exchange, int code, byte[] body) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().add("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(code, -1);
      return;
    }
    exchange.sendResponseHeaders(code, body.length);
    exchange.getResponseBody().write(body);
  }

  private String list(String query) {
    String prefix = value(query, "prefix");
    String after = value(query, "continuation-token");
    StringBuilder xml =
        new StringBuilder("<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
    List<Map.Entry<String, byte[]>> found =
        files.tailMap(after, false).entrySet().stream()
            .filter(file -> file.getKey().startsWith(prefix))
            .toList();
    found.stream()
        .limit(2)
        .forEach(file ->
            xml.append("<Contents><Key>")
                .append(file.getKey())
                .append("</Key><LastModified>2024-02-29T12:00:00.000Z</LastModified><Size>")
                .append(file.getValue().length)
                .append("</Size></Contents>"));
    if (found.size() > 2) {
      xml.append("<NextContinuationToken>")
          .append(found.get(1).getKey())
          .append("</NextContinuationToken>");
    }
    return xml.append("</ListBucketResult>").toString();
  }

  private static String value(String query, String name) {
    for (String part : query.split("&", -1)) {
      if (part.startsWith(name + "=")) {
        return part.substring(name.length() + 1);
      }
    }
    return "";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
