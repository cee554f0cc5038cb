package dev.floe.contracts.check;

import dev.floe.contracts.Contract;
import dev.floe.contracts.ContractCode;
import dev.floe.contracts.ServiceLevel;
import dev.floe.contracts.document.ProductPorts;
import dev.floe.contracts.document.WrittenContract;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Suggestion;
import dev.floe.manifest.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Contracts in files of a product: what it promised in one is what its ports must offer, and what
 * it was promised in one is what its providers must offer. Contracts between others are passed
 * over.
 *
 * @param own what the product's ports promise
 * @param consumed the ports of others it reads
 */
record WrittenPromises(String domain, String product, List<Contract> own, List<Consumed> consumed) {

  /** Findings of one kind each: about schemas, and about service levels. */
  record Findings(List<Diagnostic> schemas, List<Diagnostic> levels) {}

  Findings check(List<WrittenContract> written) {
    List<Diagnostic> schemas = new ArrayList<>();
    List<Diagnostic> levels = new ArrayList<>();
    for (WrittenContract one : written) {
      Contract contract = one.contract();
      if (isOurs(contract.provider())) {
        Optional<Contract> port = port(contract.provider());
        port.ifPresent(real -> compare(one, real, schemas, levels));
        if (port.isEmpty()) {
          schemas.add(unknown(one));
        }
      } else if (contract.consumer().filter(this::isUs).isPresent()) {
        consumed.stream()
            .map(Consumed::offered)
            .filter(
                offered -> offered.provider().reference().equals(contract.provider().reference()))
            .findFirst()
            .ifPresent(offered -> compare(one, offered, schemas, levels));
      }
    }
    return new Findings(schemas, levels);
  }

  private boolean isOurs(Contract.Provider provider) {
    boolean unsaid =
        provider.domain().isEmpty() || provider.domain().equals(ProductPorts.NO_DOMAIN);
    return provider.product().equals(product) && (unsaid || provider.domain().equals(domain));
  }

  private boolean isUs(Contract.Consumer consumer) {
    return consumer.product().equals(product)
        && (consumer.domain().isEmpty() || consumer.domain().equals(domain));
  }

  /** By its name; documents of other standards know the table alone. */
  private Optional<Contract> port(Contract.Provider wanted) {
    return own.stream()
        .filter(one -> one.provider().port().equals(wanted.port()))
        .findFirst()
        .or(() ->
            own.stream()
                .filter(one ->
                    wanted.table().isPresent() && wanted.table().equals(one.provider().table()))
                .findFirst());
  }

  private Diagnostic unknown(WrittenContract written) {
    String port = written.contract().provider().port();
    return Diagnostic.at(
            ContractCode.UNKNOWN_PORT,
            written.place("provider.port"),
            "contract '"
                + written.contract().name()
                + "' is about port '"
                + port
                + "', which the product does not have")
        .about("output_ports." + port)
        .withHelp(Suggestion.help(port, own.stream().map(one -> one.provider().port()).toList()));
  }

  private static void compare(
      WrittenContract written, Contract real, List<Diagnostic> schemas, List<Diagnostic> levels) {
    if (!real.columns().isEmpty()) {
      SchemaPromises.kept(written.contract(), real).stream()
          .map(one -> one.at(written.place("columns." + one.subject())))
          .forEach(schemas::add);
    }
    ServiceLevel promised = written.contract().sla();
    ServiceLevel offered = real.sla();
    promised
        .freshness()
        .filter(time -> offered.freshness().filter(t -> t.compareTo(time) <= 0).isEmpty())
        .ifPresent(time ->
            levels.add(
                less(
                    written,
                    real,
                    "freshness",
                    Durations.print(time),
                    offered.freshness().map(Durations::print))));
    promised
        .availability()
        .filter(share -> offered.availability().filter(s -> s.compareTo(share) >= 0).isEmpty())
        .ifPresent(share ->
            levels.add(
                less(
                    written,
                    real,
                    "availability",
                    share.toString(),
                    offered.availability().map(Object::toString))));
  }

  private static Diagnostic less(
      WrittenContract written,
      Contract real,
      String what,
      String wanted,
      Optional<String> offered) {
    return Diagnostic.at(
            ContractCode.REQUIREMENT_UNMET,
            written.place("sla." + what),
            "contract '"
                + written.contract().name()
                + "' promises "
                + what
                + " "
                + wanted
                + ", and '"
                + real.provider().reference()
                + "' "
                + offered.map(text -> text).orElse("none"))
        .about("output_ports." + real.provider().port())
        .withHelp("promise the same in both, or agree on another contract");
  }
}
