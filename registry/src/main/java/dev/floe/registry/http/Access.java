package dev.floe.registry.http;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.registry.CanonicalJson;
import dev.floe.registry.RegistryCode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Gets calls past the doorkeepers of registries, and remembers how. */
final class Access {

  private final Credential.Source credentials;
  private final Exchange exchange;

  /** What let us in, by host and scope. */
  private final Map<String, String> remembered = new ConcurrentHashMap<>();

  Access(Credential.Source credentials, Exchange exchange) {
    this.credentials = credentials;
    this.exchange = exchange;
  }

  /**
   * Sends a call.
   *
   * @param scope what is asked for, such as {@code repository:products/sales/orders:pull}
   */
  Answer send(Call call, String scope) {
    String host = Exchange.host(call.uri());
    String key = host + " " + scope;
    Optional<String> known = Optional.ofNullable(remembered.get(key));
    Answer answer = exchange.send(call, known);
    if (answer.status() == 401 && Exchange.isSameHost(call.uri(), answer.uri())) {
      Optional<String> shown = meet(answer, host, call.uri(), scope);
      if (shown.isPresent()) {
        answer = exchange.send(call, shown);
        if (answer.status() != 401) {
          remembered.put(key, shown.get());
        }
      }
    }
    if (answer.status() == 401 || answer.status() == 403) {
      throw denied(host, scope, answer.status());
    }
    return answer;
  }

  private Optional<String> meet(Answer answer, String host, URI asked, String scope) {
    Optional<Credential> credential = credentials.of(host);
    Optional<Challenge> challenge = Challenge.of(answer.headers().allValues("WWW-Authenticate"));
    if (credential.isPresent() && credential.get() instanceof Credential.Bearer(String token)) {
      return Optional.of("Bearer " + token);
    }
    return challenge.flatMap(wanted ->
        switch (wanted) {
          case Challenge.Basic basic -> credential.flatMap(Access::basic);
          case Challenge.Bearer bearer -> token(bearer, credential, asked, scope);
        });
  }

  private static Optional<String> basic(Credential credential) {
    return credential instanceof Credential.Basic(String user, String password)
        ? Optional.of(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)))
        : Optional.empty();
  }

  private Optional<String> token(
      Challenge.Bearer challenge, Optional<Credential> credential, URI asked, String scope) {
    URI realm = realm(challenge, asked);
    String wanted = challenge.scope().orElse(scope);
    Answer answer =
        credential.isPresent() && credential.get() instanceof Credential.Identity(String identity)
            ? exchange.send(refresh(realm, challenge, wanted, identity), Optional.empty())
            : exchange.send(
                Call.get(URI.create(realm + query(realm, challenge, wanted)), Call.SMALL),
                credential.flatMap(Access::basic));
    if (!answer.isGood()) {
      return Optional.empty();
    }
    return tokenIn(answer.body()).map(token -> "Bearer " + token);
  }

  /** Credentials go to a realm only as safely as to the registry that names it. */
  private static URI realm(Challenge.Bearer challenge, URI asked) {
    try {
      URI realm = new URI(challenge.realm());
      boolean safe = "https".equals(realm.getScheme()) || "http".equals(asked.getScheme());
      if (realm.getHost() != null && safe) {
        return realm;
      }
    } catch (java.net.URISyntaxException e) {
      // falls through to the refusal below
    }
    throw new FloeException(
        Diagnostic.of(
                RegistryCode.BAD_ANSWER,
                "the registry " + Exchange.host(asked) + " names a token service that is not safe")
            .withHelp("no credential was sent there"));
  }

  private static String query(URI realm, Challenge.Bearer challenge, String scope) {
    String service = challenge.service().map(name -> "service=" + encoded(name) + "&").orElse("");
    return (realm.getQuery() == null ? "?" : "&") + service + "scope=" + encoded(scope);
  }

  private static Call refresh(
      URI realm, Challenge.Bearer challenge, String scope, String identity) {
    String form =
        "grant_type=refresh_token&client_id=floe&refresh_token="
            + encoded(identity)
            + "&scope="
            + encoded(scope)
            + challenge.service().map(name -> "&service=" + encoded(name)).orElse("");
    return Call.send("POST", realm, form.getBytes(StandardCharsets.UTF_8))
        .with("Content-Type", "application/x-www-form-urlencoded");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Optional<String> tokenIn(byte[] body) {
    try {
      JsonNode answer = CanonicalJson.read(body);
      String token = answer.path("token").asString("");
      String other = answer.path("access_token").asString("");
      return Optional.of(token.isEmpty() ? other : token)
          .filter(text -> text.matches("[\\x21-\\x7e]+"));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private FloeException denied(String host, String scope, int status) {
    boolean anonymous = credentials.of(host).isEmpty();
    return new FloeException(
        Diagnostic.of(
                RegistryCode.DENIED,
                "the registry "
                    + host
                    + " refuses access to "
                    + scope.replaceFirst("^repository:", "").replaceFirst(":[a-z,]+$", "")
                    + " (HTTP "
                    + status
                    + ")")
            .about(host)
            .withHelp(
                anonymous
                    ? "there is no credential for " + host + ": docker login " + host
                    : "the credential for " + host + " is not enough: docker login " + host));
  }
}
