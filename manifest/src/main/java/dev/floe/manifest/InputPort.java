package dev.floe.manifest;

import dev.floe.diagnostics.Span;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a product consumes, and what it needs of it; an absent requirement accepts what comes. */
public record InputPort(
    Located<String> name,
    Optional<String> description,
    Source source,
    Optional<PortSchema> schema,
    Optional<Located<Duration>> freshnessRequirement,
    Optional<Located<Percentage>> availabilityRequirement) {

  /** Where the data comes from. */
  public sealed interface Source {

    /** Loaded from outside by an ingestion plugin; the plugin's own settings are in the config. */
    record Ingestion(Optional<Located<String>> plugin, Map<String, Value> config, Span span)
        implements Source {
      public Ingestion {
        config = Collections.unmodifiableMap(new TreeMap<>(config));
      }
    }

    /** Another product's output port. */
    record Product(Located<Reference.Port> port) implements Source {}

    /** Not said, or not understood; a diagnostic tells why. */
    record Unknown(Span span) implements Source {}
  }
}
