package dev.floe.registry.http;

import dev.floe.registry.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Credentials as {@code docker login} leaves them: {@code auths}, {@code credHelpers} and {@code
 * credsStore} of a {@code config.json}.
 */
public final class DockerConfig implements Credential.Source {

  private final JsonNode config;
  private final CredentialSource helper;

  /** Asks a {@code docker-credential-…} program. */
  public interface CredentialSource {
    /** What {@code get} prints for a host; empty if it knows none. */
    Optional<String> get(String name, String host);
  }

  /**
   * @param text of the file; what cannot be read has no credentials
   */
  public DockerConfig(byte[] text, CredentialSource helper) {
    this.config = read(text);
    this.helper = helper;
  }

  private static JsonNode read(byte[] text) {
    try {
      return CanonicalJson.read(text);
    } catch (JacksonException e) {
      return CanonicalJson.read("{}".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public Optional<Credential> of(String host) {
    Optional<String> own = text(config.path("credHelpers").path(host));
    return own.flatMap(name -> helped(name, host))
        .or(() -> written(host))
        .or(() -> text(config.path("credsStore")).flatMap(name -> helped(name, host)));
  }

  private Optional<Credential> written(String host) {
    JsonNode auths = config.path("auths");
    for (String key :
        new String[] {
          host,
          "https://" + host,
          "http://" + host,
          "https://" + host + "/v1/",
          "https://" + host + "/v2/"
        }) {
      Optional<Credential> found = credential(auths.path(key));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Credential> credential(JsonNode auth) {
    Optional<String> identity = text(auth.path("identitytoken"));
    if (identity.isPresent()) {
      return identity.map(Credential.Identity::new);
    }
    Optional<String> bearer = text(auth.path("registrytoken"));
    if (bearer.isPresent()) {
      return bearer.map(Credential.Bearer::new);
    }
    return text(auth.path("auth"))
        .flatMap(DockerConfig::decoded)
        .or(() ->
            text(auth.path("username"))
                .map(user -> new Credential.Basic(user, auth.path("password").asString(""))));
  }

  private static Optional<Credential> decoded(String auth) {
    try {
      String plain = new String(Base64.getDecoder().decode(auth.strip()), StandardCharsets.UTF_8);
      int colon = plain.indexOf(':');
      return colon < 1
          ? Optional.empty()
          : Optional.of(
              new Credential.Basic(
                  plain.substring(0, colon), plain.substring(colon + 1).replace("\0", "")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<Credential> helped(String name, String host) {
    return helper.get(name, host).flatMap(DockerConfig::answered);
  }

  private static Optional<Credential> answered(String json) {
    JsonNode answer = read(json.getBytes(StandardCharsets.UTF_8));
    Optional<String> secret = text(answer.path("Secret"));
    String user = answer.path("Username").asString("");
    return secret.map(
        s -> user.equals("<token>") ? new Credential.Identity(s) : new Credential.Basic(user, s));
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(node.asString("")).filter(text -> !text.isEmpty());
  }
}
