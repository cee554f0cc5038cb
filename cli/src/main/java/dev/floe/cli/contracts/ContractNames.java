package dev.floe.cli.contracts;

import dev.floe.contracts.Contract;
import dev.floe.manifest.Parsed;
import dev.floe.manifest.Reference;
import dev.floe.mesh.ProductEntry;
import java.util.List;
import java.util.Optional;

/** What the contracts of a registered product with its providers are called. */
final class ContractNames {

  private ContractNames() {}

  static List<String> of(ProductEntry entry) {
    return entry.inputs().stream()
        .flatMap(input -> input.provider().stream())
        .flatMap(provider -> name(entry, provider).stream())
        .toList();
  }

  static Optional<String> name(ProductEntry consumer, String provider) {
    return port(provider)
        .map(port ->
            Contract.nameOf(port, new Contract.Consumer(consumer.domain(), consumer.product())));
  }

  static Optional<Contract.Provider> port(String reference) {
    return switch (Reference.port(reference)) {
      case Parsed.Good<Reference>(Reference.Port port) ->
          Optional.of(
              new Contract.Provider(port.domain(), port.product(), port.port(), Optional.empty()));
      case Parsed.Good<Reference> other -> Optional.empty();
      case Parsed.Bad<Reference> bad -> Optional.empty();
    };
  }
}
