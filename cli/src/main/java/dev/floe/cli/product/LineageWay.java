package dev.floe.cli.product;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.cli.command.Surroundings;
import dev.floe.openlineage.EventSink;
import dev.floe.openlineage.ProductEvents;
import dev.floe.openlineage.Speaker;
import dev.floe.openlineage.delivery.Backend;
import dev.floe.openlineage.delivery.Lineage;
import java.util.Optional;
import java.util.function.Consumer;

/** An open way from a product to its lineage backend. Closing it says what did not arrive. */
public final class LineageWay implements AutoCloseable {

  private static final String SETTING = "plugins.observability.config.openlineage_url";

  private final ProductEvents events;
  private final Lineage lineage;
  private final Consumer<String> complaints;

  private LineageWay(ProductEvents events, Lineage lineage, Consumer<String> complaints) {
    this.events = events;
    this.lineage = lineage;
    this.complaints = complaints;
  }

  /**
   * Opens the way; there is none where nobody wants to know, or where the wish cannot be
   * understood.
   *
   * @param trace the trace the events belong to, as W3C Trace Context has it
   * @param complaints told what goes wrong, in a line
   */
  public static Optional<LineageWay> open(
      CompiledProduct product,
      ProductFolder folder,
      Surroundings surroundings,
      Optional<String> trace,
      Consumer<String> complaints) {
    try {
      Backend backend =
          Backend.of(surroundings.environment(), configured(product), folder.folder());
      return backend.target() instanceof Backend.Target.None
          ? Optional.empty()
          : Optional.of(
              new LineageWay(
                  new ProductEvents(speaker(backend, product, folder), product, trace),
                  Lineage.open(
                      backend.target(),
                      folder.spool(),
                      surroundings.clock().millis() + "-" + ProcessHandle.current().pid(),
                      event -> surroundings.err().println(event)),
                  complaints));
    } catch (IllegalArgumentException e) {
      complaints.accept("no events are sent: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Speaker speaker(Backend backend, CompiledProduct product, ProductFolder folder) {
    return new Speaker(
        backend.namespace(),
        product.target().compute(),
        version(),
        file -> folder.folder().resolve(file).normalize().toUri());
  }

  /** The version of this program. */
  static String version() {
    return Optional.ofNullable(LineageWay.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  private static Optional<String> configured(CompiledProduct product) {
    return product.settings().stream()
        .filter(setting -> setting.key().equals(SETTING))
        .map(setting -> String.valueOf(setting.value()))
        .findFirst();
  }

  public ProductEvents events() {
    return events;
  }

  public EventSink sink() {
    return lineage;
  }

  @Override
  public void close() {
    lineage.close();
    lineage.complaint().ifPresent(complaints);
  }
}
