package dev.floe.contracts;

import dev.floe.manifest.Durations;
import dev.floe.manifest.Located;
import dev.floe.manifest.Percentage;
import dev.floe.manifest.Sla;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is promised about data besides its shape.
 *
 * @param freshness the oldest the data may be
 * @param availability share of the time it can be read
 * @param quality dimension to minimum, sorted
 */
public record ServiceLevel(
    Optional<Duration> freshness,
    Optional<Percentage> availability,
    Map<String, Percentage> quality) {

  public ServiceLevel {
    quality = Collections.unmodifiableMap(new TreeMap<>(quality));
  }

  /** Nothing is promised. */
  public static ServiceLevel none() {
    return new ServiceLevel(Optional.empty(), Optional.empty(), Map.of());
  }

  /** What a document says. */
  public static ServiceLevel of(Sla sla) {
    Map<String, Percentage> quality = new TreeMap<>();
    sla.quality().forEach((dimension, share) -> quality.put(dimension, share.value()));
    return new ServiceLevel(
        sla.freshness().map(Located::value), sla.availability().map(Located::value), quality);
  }

  /** Whether nothing is promised. */
  public boolean isEmpty() {
    return equals(none());
  }

  /** {@code freshness=6h, availability=99.9%}; empty where nothing is promised. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    freshness.ifPresent(time -> words.add("freshness=" + Durations.print(time)));
    availability.ifPresent(share -> words.add("availability=" + share));
    quality.forEach((dimension, share) -> words.add(dimension + "=" + share));
    return String.join(", ", words);
  }
}
