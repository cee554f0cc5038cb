package dev.floe.cli.polaris;

import dev.floe.cli.command.CliCode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests to one Polaris, with a token it gave. */
final class PolarisCalls implements AutoCloseable {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String base;
  private final String token;

  /**
   * Signs in.
   *
   * @param base the address up to {@code /api/}
   * @param credentials a token, or {@code id:secret}
   */
  PolarisCalls(String base, Credentials credentials) {
    this.base = base;
    this.token =
        switch (credentials) {
          case Credentials.Token(String given) -> given;
          case Credentials.Client client -> signedIn(client);
        };
  }

  /** How a caller says who it is. */
  sealed interface Credentials {

    /** A token it has already. */
    record Token(String token) implements Credentials {}

    /** A client's id and secret. */
    record Client(String id, String secret, String scope) implements Credentials {}
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String signedIn(Credentials.Client who) {
    String form =
        "grant_type=client_credentials&client_id="
            + encoded(who.id())
            + "&client_secret="
            + encoded(who.secret())
            + "&scope="
            + encoded(who.scope());
    HttpRequest.Builder request =
        request("catalog/v1/oauth/tokens")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    return send(request, "POST", "catalog/v1/oauth/tokens").path("access_token").asString("");
  }

  JsonNode get(String path) {
    return send(authorized(path).GET(), "GET", path);
  }

  JsonNode post(String path, Object body) {
    return send(authorized(path).POST(json(body)), "POST", path);
  }

  void put(String path, Object body) {
    JsonNode _ = send(authorized(path).PUT(json(body)), "PUT", path);
  }

  private static HttpRequest.BodyPublisher json(Object body) {
    return BodyPublishers.ofString(MAPPER.writeValueAsString(body));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
  }

  private HttpRequest.Builder authorized(String path) {
    return request(path)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json");
  }

  private JsonNode send(HttpRequest.Builder request, String method, String path) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw refused(method + " " + path, response);
      }
      return response.body().isBlank() ? MAPPER.createObjectNode() : read(response.body(), path);
    } catch (IOException e) {
      throw new FloeException(
          CliCode.POLARIS_FAILED, "Polaris at " + base + " does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FloeException(CliCode.POLARIS_FAILED, "interrupted while Polaris worked", e);
    }
  }

  private JsonNode read(String body, String path) {
    try {
      return MAPPER.readTree(body);
    } catch (JacksonException e) {
      throw new FloeException(
          CliCode.POLARIS_FAILED, "what answers at " + base + path + " is no Polaris", e);
    }
  }

  private static FloeException refused(String what, HttpResponse<String> response) {
    Diagnostic diagnostic =
        Diagnostic.of(
            CliCode.POLARIS_FAILED,
            "Polaris answered " + response.statusCode() + " to " + what + reason(response.body()));
    return new FloeException(
        response.statusCode() == 401 || response.statusCode() == 403
            ? diagnostic.withHelp(
                "use a principal that may manage access, such as one with the role"
                    + " service_admin")
            : diagnostic);
  }

  private static String reason(String body) {
    try {
      return Optional.of(MAPPER.readTree(body).path("error").path("message").asString(""))
          .filter(text -> !text.isBlank())
          .map(text -> ": " + text)
          .orElse("");
    } catch (JacksonException e) {
      return "";
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
