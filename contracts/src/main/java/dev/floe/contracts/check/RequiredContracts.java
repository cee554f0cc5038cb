package dev.floe.contracts.check;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.contracts.ContractCode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.InputPort;
import dev.floe.manifest.Reference;
import dev.floe.manifest.inherit.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether there is a contract for all that is read from other domains, where the platform requires
 * it. A contract is made of what the provider's product compiles to; without columns there is none.
 */
final class RequiredContracts {

  private static final String REQUIRED = "governance.interoperability.data_contracts.required";

  private RequiredContracts() {}

  /**
   * @param domain the consumer's
   * @param consumed the ports whose promises are known
   */
  static List<Diagnostic> missing(
      DataProduct product,
      Platform platform,
      CompiledProduct compiled,
      List<Consumed> consumed,
      String domain) {
    List<Diagnostic> found = new ArrayList<>();
    if (!platform.demands(REQUIRED)) {
      return found;
    }
    for (InputPort input : product.inputPorts()) {
      String name = input.name().value();
      boolean known =
          consumed.stream()
              .filter(one -> one.input().name().value().equals(name))
              .anyMatch(one -> !one.offered().columns().isEmpty());
      // What nobody offers at all has no relation, and has been told.
      boolean offered =
          compiled.inputPorts().stream()
              .anyMatch(port -> port.name().equals(name) && port.relation().isPresent());
      if (offered && !known && input.source() instanceof InputPort.Source.Product source) {
        Reference.Port port = source.port().value();
        if (!port.domain().equals(domain)) {
          found.add(diagnostic(input, port, source.port().span(), platform));
        }
      }
    }
    return found;
  }

  private static Diagnostic diagnostic(
      InputPort input, Reference.Port port, Span place, Platform platform) {
    Diagnostic found =
        Diagnostic.at(
                ContractCode.NO_CONTRACT,
                place,
                "a contract is required for '" + port.text() + "', and its columns are not known")
            .about("input_ports." + input.name().value())
            .withHelp(
                "floe compile in its product's folder says why; columns that are known only when it"
                    + " runs can be declared in the port's schema");
    Optional<Span> demand = platform.value(REQUIRED).flatMap(value -> value.origin().span());
    return demand.map(found::demandedBy).orElse(found);
  }
}
