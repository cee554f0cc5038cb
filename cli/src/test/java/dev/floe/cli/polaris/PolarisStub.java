package dev.floe.cli.polaris;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A Polaris made of its OpenAPI files: it knows the paths they name, takes only bodies that are
 * valid by their schemas, and keeps what it is told.
 */
final class PolarisStub implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String MANAGEMENT = "/api/management/v1";
  private static final String CATALOG = "/api/catalog";

  private final HttpServer server;
  private final JsonNode management;
  private final JsonNode catalog;
  private final Map<String, JsonNode> catalogs = new TreeMap<>();
  private final List<List<String>> namespaces = new ArrayList<>();
  private final Map<String, List<String>> roles = new TreeMap<>();
  private final Map<String, List<JsonNode>> grants = new TreeMap<>();
  private final List<List<String>> relations = new ArrayList<>();
  private final Map<String, JsonNode> principals = new TreeMap<>();
  private final List<String> changes = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  /** A server made of the official files; a test that wants it is passed over without them. */
  static PolarisStub started() throws IOException {
    Path schemas = Path.of(System.getProperty("floe.shared", "missing"), "schemas/polaris");
    assumeTrue(Files.isDirectory(schemas), "no OpenAPI files of Polaris: set -Dfloe.shared");
    return new PolarisStub(schemas);
  }

  private PolarisStub(Path schemas) throws IOException {
    management = read(schemas.resolve("polaris-management-service.yml"));
    catalog = read(schemas.resolve("bundled-polaris-catalog-service.yaml"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  private static JsonNode read(Path file) throws IOException {
    return new YAMLMapper().readTree(Files.readString(file));
  }

  String uri() {
    return "http://localhost:" + server.getAddress().getPort() + CATALOG;
  }

  /** Method and path of everything that changed something. */
  List<String> changes() {
    return List.copyOf(changes);
  }

  /** Where a request was none the OpenAPI files allow. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** A run published it: {@code tables} or {@code views}, namespace and name. */
  void publish(String kind, String... path) {
    List<String> relation = new ArrayList<>(List.of(kind));
    relation.addAll(List.of(path));
    relations.add(relation);
  }

  /** Somebody else than floe made a principal. */
  void admit(String principal) {
    principals.put(principal, JSON.valueToTree(Map.of("name", principal)));
  }

  Map<String, List<JsonNode>> grants() {
    return grants;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getRawPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (path.equals(CATALOG + "/v1/oauth/tokens")) {
        boolean known = body.contains("client_id=root") && body.contains("client_secret=s3cr3t");
        send(exchange, known ? 200 : 401, known ? Map.of("access_token", "t") : Map.of());
        return;
      }
      if (!"Bearer t".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        send(exchange, 401, Map.of("error", Map.of("message", "who are you?")));
        return;
      }
      boolean managed = path.startsWith(MANAGEMENT);
      String bare = path.substring(managed ? MANAGEMENT.length() : CATALOG.length());
      check(managed ? management : catalog, method, bare, body);
      JsonNode json = body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
      if (!method.equals("GET")) {
        changes.add(method + " " + bare);
      }
      Object answer =
          answer(
              method,
              bare.split("/", -1),
              json,
              Optional.ofNullable(exchange.getRequestURI().getQuery()));
      send(exchange, answer == null ? 404 : method.equals("GET") ? 200 : 201, answer);
    } catch (RuntimeException e) {
      faults.add(method + " " + path + ": " + e);
      send(exchange, 500, Map.of("error", Map.of("message", String.valueOf(e))));
    }
  }

  /** The operation must be in the file, and its body valid. */
  private void check(JsonNode api, String method, String path, String body) {
    Optional<JsonNode> operation =
        api.path("paths")
            .propertyStream()
            .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
            .map(entry -> entry.getValue().path(method.toLowerCase(java.util.Locale.ROOT)))
            .filter(found -> !found.isMissingNode())
            .findFirst();
    if (operation.isEmpty()) {
      throw new IllegalArgumentException("no such operation");
    }
    JsonNode schema =
        operation.get().path("requestBody").path("content").path("application/json").path("schema");
    if (!schema.isMissingNode()) {
      reject(errors(api, schema, body));
    }
    if (path.endsWith("/grants") && !method.equals("GET")) {
      JsonNode grant = JSON.readTree(body).path("grant");
      JsonNode kinds =
          api.at("/components/schemas/GrantResource/discriminator/mapping")
              .path(grant.path("type").asString(""));
      reject(
          errors(api, JSON.createObjectNode().put("$ref", kinds.asString("")), grant.toString()));
    }
  }

  private static void reject(List<Error> errors) {
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(errors.toString());
    }
  }

  private static List<Error> errors(JsonNode api, JsonNode schema, String body) {
    ObjectNode whole = JSON.createObjectNode();
    whole.set("components", api.path("components"));
    whole.set("allOf", JSON.createArrayNode().add(schema));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(whole.toString(), InputFormat.JSON)
        .validate(body, InputFormat.JSON);
  }

  private @Nullable Object answer(
      String method, String[] parts, JsonNode body, Optional<String> query) {
    String last = parts[parts.length - 1];
    boolean reading = method.equals("GET");
    if (last.equals("namespaces")) {
      return namespaces(reading, body, query);
    }
    if (last.equals("catalogs")) {
      if (!reading) {
        catalogs.put(body.path("catalog").path("name").asString(), body.path("catalog"));
      }
      return Map.of("catalogs", List.copyOf(catalogs.values()));
    }
    if (last.equals("tables") || last.equals("views")) {
      return Map.of("identifiers", relations(last, parts[parts.length - 2]));
    }
    if (last.equals("principals")) {
      return reading
          ? Map.of("principals", List.copyOf(principals.values()))
          : admitted(body.path("principal"));
    }
    if (last.equals("grants")) {
      return grants(method, String.join("/", parts), body);
    }
    if (!reading) {
      JsonNode role =
          body.has("principalRole") ? body.path("principalRole") : body.path("catalogRole");
      List<String> names =
          roles.computeIfAbsent(String.join("/", parts), path -> new ArrayList<>());
      names.add(role.path("name").asString());
    }
    return Map.of(
        "roles",
        roles.getOrDefault(String.join("/", parts), List.of()).stream()
            .map(name -> Map.of("name", name))
            .toList());
  }

  private List<Map<String, Object>> relations(String kind, String namespace) {
    List<String> levels =
        List.of(URLDecoder.decode(namespace, StandardCharsets.UTF_8).split("\u001f", -1));
    return relations.stream()
        .filter(relation -> relation.getFirst().equals(kind))
        .filter(relation -> relation.subList(1, relation.size() - 1).equals(levels))
        .map(relation -> Map.<String, Object>of("namespace", levels, "name", relation.getLast()))
        .toList();
  }

  private Object admitted(JsonNode principal) {
    principals.put(principal.path("name").asString(), principal);
    return Map.of(
        "principal", principal, "credentials", Map.of("clientId", "c1", "clientSecret", "hush"));
  }

  private @Nullable Object grants(String method, String path, JsonNode body) {
    List<JsonNode> there = grants.computeIfAbsent(path, role -> new ArrayList<>());
    JsonNode on = body.path("grant");
    String type = on.path("type").asString("");
    if (method.equals("PUT") && on.has(type + "Name")) {
      List<String> relation = new ArrayList<>(List.of(type + "s"));
      on.path("namespace").forEach(level -> relation.add(level.asString()));
      relation.add(on.path(type + "Name").asString());
      if (!relations.contains(relation)) {
        return null;
      }
    }
    switch (method) {
      case "PUT" -> there.add(body.path("grant"));
      case "POST" -> there.remove(body.path("grant"));
      default -> {}
    }
    return Map.of("grants", List.copyOf(there));
  }

  private Object namespaces(boolean reading, JsonNode body, Optional<String> query) {
    if (!reading) {
      List<String> namespace = new ArrayList<>();
      body.path("namespace").forEach(level -> namespace.add(level.asString()));
      namespaces.add(namespace);
      return Map.of("namespace", namespace);
    }
    List<String> parent =
        query
            .map(text -> URLDecoder.decode(text.replace("parent=", ""), StandardCharsets.UTF_8))
            .map(text -> List.of(text.split("\u001f", -1)))
            .orElse(List.of());
    return Map.of(
        "namespaces",
        namespaces.stream()
            .filter(found -> found.size() == parent.size() + 1)
            .filter(found -> found.subList(0, parent.size()).equals(parent))
            .toList());
  }

  private static void send(HttpExchange exchange, int code, @Nullable Object body)
      throws IOException {
    try (exchange) {
      byte[] bytes =
          JSON.writeValueAsBytes(body == null ? new LinkedHashMap<String, Object>() : body);
      exchange.sendResponseHeaders(code, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
