package dev.floe.manifest;

import java.time.Duration;
import java.util.Optional;

/** What a provider promises, to one consumer or to all, as read. */
public record DataContract(
    String file,
    Header header,
    Provider provider,
    Consumer consumer,
    Optional<PortSchema> schema,
    Sla sla,
    Validation validation)
    implements Document {

  /**
   * The port that is consumed.
   *
   * @param table the relation behind it
   */
  public record Provider(
      Optional<Located<String>> domain,
      Optional<Located<String>> product,
      Optional<Located<String>> port,
      Optional<Located<String>> table) {}

  /** The product that consumes it; nothing in a contract that a port offers to everybody. */
  public record Consumer(Optional<Located<String>> domain, Optional<Located<String>> product) {}

  /**
   * How changes are judged.
   *
   * @param compatibility {@code backward}, {@code forward}, {@code full} or {@code none}
   * @param notice how long before a breaking change consumers must know
   */
  public record Validation(
      Optional<Located<String>> compatibility, Optional<Located<Duration>> notice) {}
}
