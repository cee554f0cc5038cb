package dev.floe.openlineage.delivery;

import dev.floe.openlineage.Speaker;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where events go, as the variables of the OpenLineage clients say it.
 *
 * @param namespace of jobs and datasets
 */
public record Backend(Target target, String namespace) {

  private static final String TRANSPORT = "OPENLINEAGE__TRANSPORT__";

  /** One kind of receiver. */
  public sealed interface Target {

    /**
     * A lineage API.
     *
     * @param key sent as a bearer token
     */
    record Http(URI url, Optional<String> key) implements Target {}

    /** A file that events are appended to. */
    record ToFile(Path file) implements Target {}

    /** The stream of complaints and progress. */
    record Console() implements Target {}

    /** Nobody. */
    record None() implements Target {}
  }

  /**
   * Reads the variables {@code OPENLINEAGE_URL}, {@code OPENLINEAGE_ENDPOINT}, {@code
   * OPENLINEAGE_API_KEY}, {@code OPENLINEAGE_NAMESPACE}, {@code OPENLINEAGE_DISABLED} and {@code
   * OPENLINEAGE__TRANSPORT__TYPE|URL|ENDPOINT|AUTH__API_KEY|LOG_FILE_PATH}.
   *
   * @param selected the URL the platform's lineage backend is configured with; variables win
   * @throws IllegalArgumentException in one line, where a value cannot be used
   */
  public static Backend of(
      Map<String, String> environment, Optional<String> selected, Path folder) {
    String namespace = environment.getOrDefault("OPENLINEAGE_NAMESPACE", Speaker.DEFAULT_NAMESPACE);
    return new Backend(target(environment, selected, folder), namespace);
  }

  private static Target target(
      Map<String, String> environment, Optional<String> selected, Path folder) {
    if (environment.getOrDefault("OPENLINEAGE_DISABLED", "").equalsIgnoreCase("true")) {
      return new Target.None();
    }
    Optional<String> url =
        first(environment, "OPENLINEAGE_URL", TRANSPORT + "URL").or(() -> selected);
    String type = first(environment, TRANSPORT + "TYPE").orElse(url.isPresent() ? "http" : "none");
    return switch (type) {
      case "http" -> http(environment, url);
      case "file" ->
          new Target.ToFile(
              folder.resolve(
                  first(environment, TRANSPORT + "LOG_FILE_PATH")
                      .orElse(".floe/openlineage.jsonl")));
      case "console" -> new Target.Console();
      case "none", "noop" -> new Target.None();
      default ->
          throw new IllegalArgumentException(
              TRANSPORT + "TYPE is '" + type + "'; one of: http, file, console, none");
    };
  }

  private static Target http(Map<String, String> environment, Optional<String> url) {
    if (url.isEmpty()) {
      throw new IllegalArgumentException("lineage goes to http, but OPENLINEAGE_URL is not set");
    }
    String endpoint =
        first(environment, "OPENLINEAGE_ENDPOINT", TRANSPORT + "ENDPOINT").orElse("api/v1/lineage");
    try {
      URI base = new URI(url.get().endsWith("/") ? url.get() : url.get() + "/");
      URI whole = base.resolve(endpoint.startsWith("/") ? endpoint.substring(1) : endpoint);
      if (!"http".equals(whole.getScheme()) && !"https".equals(whole.getScheme())) {
        throw new IllegalArgumentException(
            "the lineage backend's URL must begin with http:// or https://: " + url.get());
      }
      return new Target.Http(
          whole, first(environment, "OPENLINEAGE_API_KEY", TRANSPORT + "AUTH__API_KEY"));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("the lineage backend's URL is not a URL: " + url.get(), e);
    }
  }

  private static Optional<String> first(Map<String, String> environment, String... names) {
    for (String name : names) {
      String value = environment.getOrDefault(name, "");
      if (!value.isBlank()) {
        return Optional.of(value.strip());
      }
    }
    return Optional.empty();
  }
}
