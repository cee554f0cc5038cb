package dev.floe.contracts.check;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Severity;
import dev.floe.manifest.inherit.Platform;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much broken promises matter on a platform.
 *
 * @param contracts of schemas; absent where nobody minds
 * @param sla of single promises
 * @param chain of what promises come to along the chain
 */
record Strictness(Optional<Severity> contracts, Optional<Severity> sla, Optional<Severity> chain) {

  private static final String CONTRACTS = "governance.contracts.enforcement";
  private static final String SLA = "governance.interoperability.sla_enforcement";

  static Strictness of(Platform platform) {
    String schema = platform.text(CONTRACTS).map(found -> found.value()).orElse("strict");
    String sla = platform.value(SLA).map(found -> found.value().toString()).orElse("required");
    return new Strictness(
        severity(schema.equals("strict"), schema.equals("off")),
        severity(!sla.equals("optional"), sla.equals("off")),
        severity(sla.equals("end_to_end"), sla.equals("off")));
  }

  private static Optional<Severity> severity(boolean strict, boolean off) {
    return off ? Optional.empty() : Optional.of(strict ? Severity.ERROR : Severity.WARNING);
  }

  /** The findings as much as they matter, with who demands it. */
  static List<Diagnostic> settle(
      List<Diagnostic> found, Optional<Severity> severity, Platform platform, String key) {
    return severity.stream()
        .flatMap(known -> found.stream().map(one -> settle(one, known, platform, key)))
        .toList();
  }

  private static Diagnostic settle(
      Diagnostic one, Severity severity, Platform platform, String key) {
    Diagnostic settled = one.withSeverity(severity);
    return platform
        .value(key)
        .flatMap(found -> found.origin().span())
        .map(settled::demandedBy)
        .orElse(settled);
  }

  /** All of what was found, each kind as much as it matters. */
  List<Diagnostic> all(
      Platform platform,
      List<Diagnostic> schemas,
      List<Diagnostic> levels,
      List<Diagnostic> chains) {
    return Stream.of(
            settle(schemas, contracts, platform, CONTRACTS),
            settle(levels, sla, platform, SLA),
            settle(chains, chain, platform, SLA))
        .flatMap(List::stream)
        .toList();
  }
}
