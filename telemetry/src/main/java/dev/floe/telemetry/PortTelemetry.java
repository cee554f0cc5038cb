package dev.floe.telemetry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tells in numbers how output ports are. Nothing waits for a backend but {@link #close}. */
public interface PortTelemetry extends AutoCloseable {

  /**
   * How a port was found.
   *
   * @param age of its data, where it is known
   * @param broken codes of the promises that are broken
   */
  void port(
      String product, String port, Optional<Duration> age, boolean available, List<String> broken);

  /** What a user should know about the delivery, once closed. */
  Optional<String> complaint();

  @Override
  void close();
}
