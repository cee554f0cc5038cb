package dev.floe.mesh;

import dev.floe.contracts.Contract;
import dev.floe.manifest.Parsed;
import dev.floe.manifest.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What contracts between registered products are called: {@code marketing-to-sales-orders}, with
 * the consumer's product behind it where another product of its domain reads the same port. A
 * product keeps the names it was registered with.
 */
public final class ContractNaming {

  private ContractNaming() {}

  /**
   * A contract of the mesh.
   *
   * @param consumer the entry of the product that reads
   * @param provider {@code domain.product.port}
   */
  public record Named(String name, ProductEntry consumer, String provider) {}

  /** The name of what a product that is to be registered relies on. */
  public static String of(List<ProductEntry> registered, Contract need) {
    String consumer = need.consumer().map(Contract.Consumer::id).orElse("");
    String provider = need.provider().reference();
    Set<String> taken = new HashSet<>();
    for (Named other : all(registered)) {
      if (other.consumer().id().equals(consumer) && other.provider().equals(provider)) {
        return other.name();
      }
      taken.add(other.name());
    }
    return need.consumer()
        .map(who -> free(need.provider(), who, taken))
        .orElseGet(() -> Contract.nameOf(need.provider()));
  }

  /** Every contract between the products of a mesh, each with a name of its own. */
  public static List<Named> all(List<ProductEntry> entries) {
    Map<String, Integer> uses = new HashMap<>();
    entries.forEach(entry ->
        entry
            .inputs()
            .forEach(
                input -> input.contract().ifPresent(name -> uses.merge(name, 1, Integer::sum))));
    Set<String> taken = new HashSet<>();
    uses.forEach((name, count) -> {
      if (count == 1) {
        taken.add(name);
      }
    });
    List<Named> named = new ArrayList<>();
    for (ProductEntry entry : entries) {
      for (ProductEntry.Input input : entry.inputs()) {
        input
            .provider()
            .ifPresent(
                provider -> named.add(new Named(name(entry, input, uses, taken), entry, provider)));
      }
    }
    return named;
  }

  /** Two that registered at once may have taken one name: then the order of products decides. */
  private static String name(
      ProductEntry entry, ProductEntry.Input input, Map<String, Integer> uses, Set<String> taken) {
    Optional<String> own = input.contract().filter(name -> uses.getOrDefault(name, 0) == 1);
    if (own.isPresent()) {
      return own.get();
    }
    String provider = input.provider().orElseThrow();
    String name =
        port(provider)
            .map(port -> free(port, new Contract.Consumer(entry.domain(), entry.product()), taken))
            .orElse(provider);
    taken.add(name);
    return name;
  }

  private static String free(
      Contract.Provider provider, Contract.Consumer consumer, Set<String> taken) {
    String shortest = Contract.nameOf(provider, consumer);
    String longer = shortest + "-" + consumer.product();
    return !taken.contains(shortest)
        ? shortest
        : !taken.contains(longer) ? longer : longer + "-" + provider.product();
  }

  /** The port of a reference. */
  public static Optional<Contract.Provider> port(String reference) {
    return switch (Reference.port(reference)) {
      case Parsed.Good<Reference>(Reference.Port port) ->
          Optional.of(
              new Contract.Provider(port.domain(), port.product(), port.port(), Optional.empty()));
      case Parsed.Good<Reference> other -> Optional.empty();
      case Parsed.Bad<Reference> bad -> Optional.empty();
    };
  }
}
