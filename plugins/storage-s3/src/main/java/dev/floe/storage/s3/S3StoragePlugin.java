package dev.floe.storage.s3;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.diagnostics.Suggestion;
import dev.floe.spi.table.Storage;
import dev.floe.spi.table.StoragePlugin;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The storage plugin {@code s3}. */
public final class S3StoragePlugin implements StoragePlugin {

  private static final String ENDPOINT = "endpoint";
  private static final String REGION = "region";
  private static final String ID = "access_key_id";
  private static final String SECRET = "secret_access_key";
  private static final String TOKEN = "session_token";
  private static final String PATH_STYLE = "path_style";
  private static final List<String> KEYS = List.of(ENDPOINT, REGION, ID, SECRET, TOKEN, PATH_STYLE);

  @Override
  public String type() {
    return "s3";
  }

  @Override
  public Storage open(Map<String, Object> config, Clock clock) {
    config.keySet().stream()
        .filter(key -> !KEYS.contains(key))
        .findFirst()
        .ifPresent(key -> {
          throw refuse(
              key, "the storage s3 has no setting '" + key + "'", Suggestion.help(key, KEYS));
        });
    String region = text(config, REGION).orElse("us-east-1");
    Optional<String> endpoint = text(config, ENDPOINT);
    return new S3Storage(
        new Access(
            endpoint(endpoint.orElse("https://s3." + region + ".amazonaws.com")),
            region,
            text(config, PATH_STYLE).map(Boolean::parseBoolean).orElse(endpoint.isPresent()),
            credentials(config)),
        clock);
  }

  private static Optional<String> text(Map<String, Object> config, String key) {
    return Optional.ofNullable(config.get(key)).map(Object::toString);
  }

  private static URI endpoint(String text) {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw noAddress(text);
    }
    if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
      throw noAddress(text);
    }
    return uri;
  }

  private static FloeException noAddress(String text) {
    return refuse(
        ENDPOINT, "'" + text + "' is not an address", "write it as https://storage.acme.example");
  }

  private static Optional<Access.Credentials> credentials(Map<String, Object> config) {
    Optional<String> id = text(config, ID);
    Optional<String> secret = text(config, SECRET);
    if (id.isPresent() != secret.isPresent()) {
      throw refuse(
          id.isPresent() ? SECRET : ID,
          "an access key has two parts, and one is missing",
          "access_key_id: \"${S3_KEY}\", secret_access_key: \"${S3_SECRET}\"");
    }
    return id.map(key -> new Access.Credentials(key, secret.orElseThrow(), text(config, TOKEN)));
  }

  private static FloeException refuse(String key, String why, String help) {
    return new FloeException(
        Diagnostic.of(S3Code.SETTINGS, why).about("plugins.storage.config." + key).withHelp(help));
  }
}
