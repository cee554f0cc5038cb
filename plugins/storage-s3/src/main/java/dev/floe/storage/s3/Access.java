package dev.floe.storage.s3;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where a storage is and who asks.
 *
 * @param pathStyle whether buckets are folders of the endpoint rather than hosts below it
 * @param credentials absent for requests without a signature
 */
record Access(URI endpoint, String region, boolean pathStyle, Optional<Credentials> credentials) {

  /**
   * A pair of keys.
   *
   * @param token of a session; absent for keys that last
   */
  record Credentials(String id, String secret, Optional<String> token) {}

  /** The same with what a catalog hands out, by the names Iceberg's catalogs use. */
  Access with(Map<String, String> properties) {
    Optional<String> endpointText = Optional.ofNullable(properties.get("s3.endpoint"));
    return new Access(
        endpointText.map(URI::create).orElse(endpoint),
        properties.getOrDefault("client.region", properties.getOrDefault("s3.region", region)),
        Optional.ofNullable(properties.get("s3.path-style-access"))
            .map(Boolean::parseBoolean)
            .orElse(pathStyle),
        vended(properties).or(() -> credentials));
  }

  private static Optional<Credentials> vended(Map<String, String> properties) {
    String id = properties.get("s3.access-key-id");
    String secret = properties.get("s3.secret-access-key");
    return id == null || secret == null
        ? Optional.empty()
        : Optional.of(
            new Credentials(id, secret, Optional.ofNullable(properties.get("s3.session-token"))));
  }
}
