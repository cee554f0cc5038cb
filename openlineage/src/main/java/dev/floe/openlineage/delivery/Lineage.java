package dev.floe.openlineage.delivery;

import dev.floe.openlineage.EventSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** An open way to a backend. Closing it waits a short time for what is still on the way. */
public final class Lineage implements EventSink, AutoCloseable {

  private static final int BUFFER = 10_000;
  private static final long SPOOL_BYTES = 64L << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Optional<Delivery> delivery;

  private Lineage(Optional<Delivery> delivery) {
    this.delivery = delivery;
  }

  /**
   * Opens the way.
   *
   * @param spool the folder for what cannot be delivered now
   * @param name of this process, unlike any other's, sorting in time
   * @param console where events for a person go
   */
  public static Lineage open(
      Backend.Target target, Path spool, String name, Consumer<String> console) {
    return switch (target) {
      case Backend.Target.Http http ->
          through(new HttpTransport(http.url(), http.key()), spool, name);
      case Backend.Target.ToFile file -> through(new FileTransport(file.file()), spool, name);
      case Backend.Target.Console nothing -> through(console::accept, spool, name);
      case Backend.Target.None nothing -> new Lineage(Optional.empty());
    };
  }

  private static Lineage through(Transport transport, Path spool, String name) {
    return new Lineage(
        Optional.of(
            new Delivery(transport, new Spool(spool, SPOOL_BYTES), name, BUFFER, PATIENCE)
                .start()));
  }

  /** Whether anybody takes the events. */
  public boolean isOpen() {
    return delivery.isPresent();
  }

  @Override
  public void take(Map<String, Object> event) {
    delivery.ifPresent(way -> way.take(event));
  }

  /** What a user should know about the delivery, once closed. */
  public Optional<String> complaint() {
    return delivery.flatMap(Delivery::complaint);
  }

  @Override
  public void close() {
    delivery.ifPresent(Delivery::close);
  }
}
