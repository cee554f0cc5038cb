package dev.floe.contracts.check;

import dev.floe.contracts.ContractCode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.InputPort;
import java.util.Optional;

/** Whether the owner of a port lets a consumer read it; products of its own domain always may. */
final class Grants {

  private Grants() {}

  static Optional<Diagnostic> missing(Consumed consumed, String domain) {
    String owner = consumed.offered().provider().domain();
    return owner.equals(domain) || consumed.access().isOpenTo(domain)
        ? Optional.empty()
        : Optional.of(diagnostic(consumed, domain));
  }

  private static Diagnostic diagnostic(Consumed consumed, String domain) {
    return Diagnostic.at(
            ContractCode.NOT_GRANTED,
            place(consumed.input()),
            "'"
                + consumed.offered().provider().reference()
                + "' grants no access to domain '"
                + domain
                + "'")
        .about("input_ports." + consumed.input().name().value())
        .withHelp(
            "ask its owner to add '- {domain: " + domain + ", access: read}' to the port's grants");
  }

  private static Span place(InputPort input) {
    return switch (input.source()) {
      case InputPort.Source.Product source -> source.port().span();
      case InputPort.Source.Ingestion ingestion -> ingestion.span();
      case InputPort.Source.Unknown unknown -> unknown.span();
    };
  }
}
