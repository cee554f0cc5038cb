package dev.floe.telemetry;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a command that is over: resolving documents, compiling, a call of a registry.
 *
 * @param error what went wrong, if anything did
 */
public record Phase(
    String name,
    Instant started,
    Instant finished,
    Map<String, String> attributes,
    Optional<String> error) {

  public Phase {
    attributes = Map.copyOf(attributes);
  }

  /** A part that went well. */
  public static Phase of(String name, Instant started, Instant finished) {
    return new Phase(name, started, finished, Map.of(), Optional.empty());
  }
}
