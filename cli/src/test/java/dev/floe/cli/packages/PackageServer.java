package dev.floe.cli.packages;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** A hub on this machine alone, with archives that are made when they are asked for. */
final class PackageServer implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, byte[]> pages = new TreeMap<>();
  private final Map<String, List<String>> releases = new TreeMap<>();

  PackageServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] page = pages.get(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(page == null ? 404 : 200, page == null ? -1 : page.length);
          if (page != null) {
            exchange.getResponseBody().write(page);
          }
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** Adds a release of a package, with a project of that name and files besides. */
  void release(String name, String version, String dbtVersion, Map<String, String> files) {
    String project = name.substring(name.indexOf('/') + 1);
    String archive = "archives/" + name + "-" + version + ".tar.gz";
    pages.put("/" + archive, archive(project, files));
    releases
        .computeIfAbsent(name, n -> new ArrayList<>())
        .add(
            """
            "%s": {"version": "%s", "require_dbt_version": ["%s"],
              "downloads": {"tarball": "%s%s"}}\
            """
                .formatted(version, version, dbtVersion, url(), archive));
    pages.put(
        "/api/v1/" + name + ".json",
        ("{\"versions\": {" + String.join(",", releases.get(name)) + "}}")
            .getBytes(StandardCharsets.UTF_8));
  }

  /** Puts an archive somewhere. */
  void archive(String path, String project, Map<String, String> files) {
    pages.put(path, archive(project, files));
  }

  private static byte[] archive(String project, Map<String, String> files) {
    Map<String, String> all = new TreeMap<>(files);
    all.putIfAbsent("dbt_project.yml", "name: " + project + "\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream tar = new GZIPOutputStream(bytes)) {
      for (Map.Entry<String, String> file : all.entrySet()) {
        write(tar, project + "-abc123/" + file.getKey(), file.getValue());
      }
      tar.write(new byte[1024]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(OutputStream tar, String name, String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    if (name.length() > 100) {
      entry(tar, "././@LongLink", 'L', (name + "\0").getBytes(StandardCharsets.UTF_8));
    }
    entry(tar, name.substring(0, Math.min(100, name.length())), '0', content);
  }

  private static void entry(OutputStream tar, String name, char type, byte[] content)
      throws IOException {
    byte[] header = new byte[512];
    System.arraycopy(name.getBytes(StandardCharsets.UTF_8), 0, header, 0, name.length());
    byte[] size = "%011o".formatted(content.length).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(size, 0, header, 124, size.length);
    header[156] = (byte) type;
    tar.write(header);
    tar.write(content);
    tar.write(new byte[(512 - content.length % 512) % 512]);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
