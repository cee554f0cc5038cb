package dev.floe.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.floe.registry.Repository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The token flow of the distribution specification, against a registry that plays its part. */
class TokenFlowTest {

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/token", this::token);
    server.createContext("/v2/", this::registry);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String host() {
    return "localhost:" + server.getAddress().getPort();
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI().getQuery()
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization")
            + " "
            + body);
    answer(exchange, 200, "{\"token\":\"T1\"}");
  }

  private void registry(HttpExchange exchange) throws IOException {
    if ("Bearer T1".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 200, "{\"tags\":[\"v1.0.0\"]}");
      return;
    }
    exchange
        .getResponseHeaders()
        .add(
            "WWW-Authenticate",
            "Bearer realm=\"http://"
                + host()
                + "/token\",service=\"test\",scope=\"repository:a/b:pull\"");
    answer(exchange, 401, "{}");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private HttpStore store(Optional<Credential> credential) {
    return new HttpStore(Connection.standard(), asking -> credential);
  }

  @Test
  void asksForATokenOnceAndWithoutACredentialIfThereIsNone() {
    HttpStore store = store(Optional.empty());
    Repository repository = new Repository(host(), "a/b");
    assertThat(store.tags(repository)).containsExactly("v1.0.0");
    assertThat(store.tags(repository)).containsExactly("v1.0.0");
    assertThat(asked).containsExactly("GET service=test&scope=repository:a/b:pull null ");
  }

  @Test
  void showsThePasswordToTheTokenServiceAlone() {
    store(Optional.of(new Credential.Basic("me", "secret"))).tags(new Repository(host(), "a/b"));
    assertThat(asked)
        .containsExactly("GET service=test&scope=repository:a/b:pull Basic bWU6c2VjcmV0 ");
  }

  @Test
  void exchangesAnIdentityTokenForANarrowerOne() {
    store(Optional.of(new Credential.Identity("I1"))).tags(new Repository(host(), "a/b"));
    assertThat(asked)
        .containsExactly(
            "POST null null grant_type=refresh_token&client_id=floe&refresh_token=I1"
                + "&scope=repository%3Aa%2Fb%3Apull&service=test");
  }

  @Test
  void showsATokenOfTheUsersAsItIs() {
    store(Optional.of(new Credential.Bearer("T1"))).tags(new Repository(host(), "a/b"));
    assertThat(asked).isEmpty();
  }
}
