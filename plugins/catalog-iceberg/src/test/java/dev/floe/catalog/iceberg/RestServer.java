package dev.floe.catalog.iceberg;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.MetadataUpdate;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.UpdateRequirement;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.rest.CatalogHandlers;
import org.apache.iceberg.rest.Endpoint;
import org.apache.iceberg.rest.RESTCatalogProperties.SnapshotMode;
import org.apache.iceberg.rest.RESTSerializers;
import org.apache.iceberg.rest.requests.CommitTransactionRequest;
import org.apache.iceberg.rest.requests.CreateNamespaceRequest;
import org.apache.iceberg.rest.requests.CreateTableRequest;
import org.apache.iceberg.rest.requests.UpdateTableRequest;
import org.apache.iceberg.rest.responses.ConfigResponse;
import org.jspecify.annotations.Nullable;

/**
 * A server of Iceberg's REST protocol on loopback, made of the handlers Iceberg has for servers. It
 * hands out a token for one client's credentials and refuses everybody without it.
 */
final class RestServer implements AutoCloseable {

  static final String CLIENT = "floe";
  static final String SECRET = "s3cr3t";
  private static final String TOKEN = "a-token";

  private final HttpServer server;
  private final JdbcCatalog catalog;
  private final ObjectMapper mapper;
  private final boolean transactions;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile boolean keepsHistory;
  private volatile Function<String, Fault> faults = request -> Fault.NONE;
  private final Deque<Runnable> late = new ConcurrentLinkedDeque<>();

  /** What goes wrong with a request. */
  enum Fault {
    NONE,
    /** It is not done, and 500 answered. */
    BROKEN,
    /** It is not done, and 503 answered, which clients ask again after. */
    BUSY,
    /** It is not done, and the connection closed without an answer. */
    DEAD,
    /** It is done, and 502 answered. */
    LOST,
    /** It is done, and the connection closed without an answer. */
    CUT,
    /** 504 is answered, and it is done when {@link #deliver} is called. */
    LATE
  }

  /** What shall go wrong from now on, by method and path. */
  void failing(Function<String, Fault> next) {
    faults = next;
  }

  /** From now on looks after old states itself, and takes no more than one change of properties. */
  void keepHistory() {
    keepsHistory = true;
  }

  /** Does what is late. */
  void deliver() {
    while (!late.isEmpty()) {
      late.remove().run();
    }
  }

  /**
   * @param transactions whether it can commit several tables at once
   */
  RestServer(JdbcCatalog catalog, boolean transactions) throws IOException {
    this.catalog = catalog;
    this.transactions = transactions;
    this.mapper = new ObjectMapper();
    mapper.setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);
    mapper.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    mapper.setPropertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE);
    RESTSerializers.registerAll(mapper);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/", this::handle);
    server.start();
  }

  String uri() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Method and path of what was asked, in order. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getRawPath().substring("/v1/".length());
    byte[] body = exchange.getRequestBody().readAllBytes();
    requests.add(method + " " + path);
    Fault fault = faults.apply(method + " " + path);
    if (fault == Fault.BROKEN || fault == Fault.BUSY) {
      fail(exchange, fault == Fault.BUSY ? 503 : 500, "ServiceFailure", "out of order");
      return;
    }
    if (fault == Fault.DEAD) {
      throw new IOException("cut"); // makes the server close the connection
    }
    if (fault == Fault.LATE) {
      late.add(() -> attempt(method, path, body));
      fail(exchange, 504, "ServiceFailure", "too slow");
      return;
    }
    if (path.equals("oauth/tokens")) {
      token(exchange, new String(body, StandardCharsets.UTF_8));
      return;
    }
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      fail(exchange, 401, "NotAuthorizedException", "who are you?");
      return;
    }
    try {
      Object answer = answer(method, path, body);
      if (fault == Fault.CUT) {
        throw new IOException("cut");
      }
      if (fault == Fault.LOST) {
        fail(exchange, 502, "ServiceFailure", "no answer from behind");
        return;
      }
      send(
          exchange,
          answer == null ? 204 : 200,
          answer == null ? null : mapper.writeValueAsBytes(answer));
    } catch (NoSuchTableException | NoSuchNamespaceException e) {
      fail(exchange, 404, e.getClass().getSimpleName(), e.getMessage());
    } catch (AlreadyExistsException | CommitFailedException e) {
      fail(exchange, 409, e.getClass().getSimpleName(), e.getMessage());
    } catch (IllegalArgumentException e) {
      fail(exchange, 400, "IllegalArgumentException", e.getMessage());
    } catch (RuntimeException e) {
      fail(exchange, 500, e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
    }
  }

  private void attempt(String method, String path, byte[] body) {
    try {
      Object _ = answer(method, path, body);
    } catch (IOException | RuntimeException refused) {
      requests.add("refused " + path);
    }
  }

  private void token(HttpExchange exchange, String form) throws IOException {
    boolean known =
        form.contains("grant_type=client_credentials")
            && form.contains("client_id=" + CLIENT)
            && form.contains("client_secret=" + SECRET);
    if (!known) {
      send(exchange, 401, "{\"error\": \"invalid_client\"}".getBytes(StandardCharsets.UTF_8));
      return;
    }
    send(
        exchange,
        200,
        ("{\"access_token\": \"" + TOKEN + "\", \"token_type\": \"bearer\", \"expires_in\": 3600}")
            .getBytes(StandardCharsets.UTF_8));
  }

  private @Nullable Object answer(String method, String path, byte[] body) throws IOException {
    String[] parts = path.split("/", -1);
    if (path.equals("config")) {
      return ConfigResponse.builder().withEndpoints(endpoints()).build();
    }
    if (path.equals("transactions/commit")) {
      commit(mapper.readValue(body, CommitTransactionRequest.class));
      return null;
    }
    if (path.equals("namespaces")) {
      return CatalogHandlers.createNamespace(
          catalog, mapper.readValue(body, CreateNamespaceRequest.class));
    }
    Namespace namespace = namespace(parts[1]);
    if (parts.length == 2) {
      return CatalogHandlers.loadNamespace(catalog, namespace);
    }
    if (parts.length == 3) {
      CreateTableRequest request = mapper.readValue(body, CreateTableRequest.class);
      if (keepsHistory) {
        request.properties().put(TableProperties.GC_ENABLED, "false");
      }
      return CatalogHandlers.stageTableCreate(catalog, namespace, request);
    }
    TableIdentifier table = TableIdentifier.of(namespace, decoded(parts[3]));
    if (method.equals("DELETE")) {
      CatalogHandlers.dropTable(catalog, table);
      return null;
    }
    if (method.equals("GET")) {
      return CatalogHandlers.loadTable(catalog, table, SnapshotMode.ALL);
    }
    UpdateTableRequest request = mapper.readValue(body, UpdateTableRequest.class);
    check(request);
    return CatalogHandlers.updateTable(catalog, table, request);
  }

  private void check(UpdateTableRequest request) {
    List<MetadataUpdate> updates = request.updates();
    if (keepsHistory
        && (updates.stream().anyMatch(MetadataUpdate.RemoveSnapshots.class::isInstance)
            || updates.stream().filter(MetadataUpdate.SetProperties.class::isInstance).count()
                > 1)) {
      throw new IllegalArgumentException("not with this catalog");
    }
  }

  private List<Endpoint> endpoints() {
    List<Endpoint> all =
        new ArrayList<>(
            List.of(
                Endpoint.V1_CREATE_NAMESPACE,
                Endpoint.V1_LOAD_NAMESPACE,
                Endpoint.V1_CREATE_TABLE,
                Endpoint.V1_LOAD_TABLE,
                Endpoint.V1_DELETE_TABLE,
                Endpoint.V1_UPDATE_TABLE));
    if (transactions) {
      all.add(Endpoint.V1_COMMIT_TRANSACTION);
    }
    return all;
  }

  /** All or nothing, as far as one client at a time can tell. */
  private synchronized void commit(CommitTransactionRequest request) {
    for (UpdateTableRequest change : request.tableChanges()) {
      check(change);
      @Nullable TableMetadata base =
          catalog.tableExists(change.identifier())
              ? ((BaseTable) catalog.loadTable(change.identifier())).operations().current()
              : null;
      for (UpdateRequirement requirement : change.requirements()) {
        requirement.validate(base);
      }
    }
    for (UpdateTableRequest change : request.tableChanges()) {
      CatalogHandlers.updateTable(catalog, change.identifier(), change);
    }
  }

  private static Namespace namespace(String part) {
    return Namespace.of(decoded(part).split("\u001f", -1));
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part, StandardCharsets.UTF_8);
  }

  private void fail(HttpExchange exchange, int code, String type, @Nullable String message)
      throws IOException {
    Map<String, Object> error =
        Map.of("message", String.valueOf(message), "type", type, "code", code);
    send(exchange, code, mapper.writeValueAsBytes(Map.of("error", error)));
  }

  private static void send(HttpExchange exchange, int code, byte @Nullable [] body)
      throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      if (body == null || exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(code, -1);
      } else {
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
