package dev.floe.catalog.iceberg;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.diagnostics.Suggestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings of a REST catalog as the names Iceberg's client has for them. */
final class RestSettings {

  /** Iceberg's client would wait for ever. */
  private static final String CONNECT_MILLIS = "20000";

  private static final String ANSWER_MILLIS = "120000";
  private static final String OTHERS = "properties";
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("uri", "uri"),
          Map.entry("warehouse", "warehouse"),
          Map.entry("prefix", "prefix"),
          Map.entry("credential", "credential"),
          Map.entry("token", "token"),
          Map.entry("scope", "scope"),
          Map.entry("audience", "audience"),
          Map.entry("oauth2_server_uri", "oauth2-server-uri"),
          Map.entry("access_delegation", "header.X-Iceberg-Access-Delegation"));
  private static final List<String> MORE = List.of("client_id", "client_secret", OTHERS);

  private RestSettings() {}

  /**
   * Translates them.
   *
   * @param scope asked for where none is set
   */
  static Map<String, String> properties(Map<String, Object> config, Optional<String> scope) {
    Map<String, String> properties = new HashMap<>();
    config.forEach((key, value) -> {
      String name = NAMES.get(key);
      if (name != null) {
        properties.put(name, value.toString());
      } else if (key.equals(OTHERS) && value instanceof Map<?, ?> others) {
        others.forEach(
            (other, text) -> properties.put(String.valueOf(other), String.valueOf(text)));
      } else if (!MORE.contains(key)) {
        throw unknown(key);
      }
    });
    if (!properties.containsKey("uri")) {
      throw refuse("uri", "a REST catalog needs an address");
    }
    properties.putIfAbsent("rest.client.connection-timeout-ms", CONNECT_MILLIS);
    properties.putIfAbsent("rest.client.socket-timeout-ms", ANSWER_MILLIS);
    credential(config).ifPresent(pair -> properties.put("credential", pair));
    boolean secret = properties.containsKey("credential") || properties.containsKey("token");
    properties.putIfAbsent("rest.auth.type", secret ? "oauth2" : "none");
    if (properties.containsKey("credential")) {
      scope.ifPresent(word -> properties.putIfAbsent("scope", word));
      properties.putIfAbsent(
          "oauth2-server-uri", properties.get("uri").replaceFirst("/+$", "") + "/v1/oauth/tokens");
    }
    return properties;
  }

  private static Optional<String> credential(Map<String, Object> config) {
    Object id = config.get("client_id");
    Object secret = config.get("client_secret");
    if (id == null && secret == null) {
      return Optional.empty();
    }
    if (id == null) {
      throw refuse("client_id", "a client's secret needs the client's id");
    }
    if (secret == null) {
      throw refuse("client_secret", "a client's id needs the client's secret");
    }
    return Optional.of(id + ":" + secret);
  }

  private static FloeException refuse(String key, String why) {
    return new FloeException(
        Diagnostic.of(CatalogCode.SETTINGS, why)
            .about("plugins.catalog.config." + key)
            .withHelp(
                "config: {uri: \"https://catalog.acme.example\", warehouse: acme, client_id: floe,"
                    + " client_secret: \"${CATALOG_SECRET}\"}"));
  }

  private static FloeException unknown(String key) {
    List<String> known = Stream.concat(NAMES.keySet().stream(), MORE.stream()).sorted().toList();
    return new FloeException(
        Diagnostic.of(CatalogCode.SETTINGS, "a REST catalog has no setting '" + key + "'")
            .about("plugins.catalog.config." + key)
            .withHelp(Suggestion.help(key, known)));
  }
}
