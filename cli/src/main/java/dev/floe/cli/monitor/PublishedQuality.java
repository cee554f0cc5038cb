package dev.floe.cli.monitor;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.product.PublishedEngine;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Severity;
import java.nio.file.Path;
import java.util.List;

/** Measures the quality that ports promise, at each run. */
public final class PublishedQuality {

  private PublishedQuality() {}

  /**
   * Looks at the ports of what was just published, keeps what is found as events, and warns of
   * promises of quality that are broken. Ports that promise none are not looked at.
   */
  public static List<Diagnostic> measure(Invocation invocation, Path folder) {
    List<Look> looks =
        PublishedEngine.product(folder).stream()
            .flatMap(product -> MonitoredPort.of(folder, product).stream())
            .filter(port -> !port.promise().quality().isEmpty())
            .map(port -> Look.at(port, invocation.surroundings().clock()))
            .toList();
    new MonitorLineage(invocation.surroundings()).tell(looks);
    return looks.stream()
        .flatMap(look -> look.broken().stream())
        .filter(found -> found.code() == CliCode.PORT_QUALITY)
        .map(found -> found.withSeverity(Severity.WARNING))
        .toList();
  }
}
