package dev.floe.openlineage;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody found who looked at a port as its readers do.
 *
 * @param port its name within the product
 * @param node unique id of the model behind it
 * @param newest the time of its data
 * @param rows how many there are; empty where they could not be counted
 * @param nulls missing values by column, where they were counted
 * @param checks what was compared with what was promised or declared
 * @param broken what to say of the promises that are broken; empty if all are kept
 */
public record PortLook(
    String port,
    String node,
    Instant at,
    Optional<Instant> newest,
    OptionalLong rows,
    SortedMap<String, Long> nulls,
    List<Check> checks,
    List<String> broken) {

  public PortLook {
    nulls = Collections.unmodifiableSortedMap(new TreeMap<>(nulls));
    checks = List.copyOf(checks);
    broken = List.copyOf(broken);
  }

  /**
   * One thing that was compared.
   *
   * @param kind {@code freshness}, {@code completeness}, {@code not_null}
   * @param name of the test; of a promise, its kind
   * @param column absent where it is about all of the port
   * @param severity {@code error} or {@code warn}
   * @param expected in words
   * @param actual in words
   */
  public record Check(
      String kind,
      String name,
      Optional<String> column,
      String severity,
      String expected,
      String actual,
      boolean holds) {}
}
