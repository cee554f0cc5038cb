package dev.floe.contracts.check;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.CompiledProduct.OutputPort;
import dev.floe.contracts.Contract;
import dev.floe.contracts.ServiceLevel;
import dev.floe.manifest.Durations;
import dev.floe.manifest.Percentage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What promises come to along a chain of products: ages add up, availabilities multiply. Of several
 * inputs the oldest counts, and all must be available.
 *
 * @param freshness absent where a product of the chain promises none
 * @param availability absent where no product of the chain promises any
 * @param sum how the freshness came about: {@code 2h (marketing.a.b) + 6h (sales.c.d)}
 * @param product how the availability came about
 */
public record EndToEnd(
    Optional<Duration> freshness, Optional<Percentage> availability, String sum, String product) {

  private static final String TERM = "end_to_end";
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  /** What a port's own promise comes to behind what its product reads. */
  static EndToEnd of(String port, ServiceLevel own, List<EndToEnd> inputs) {
    Optional<EndToEnd> oldest = oldest(inputs);
    boolean known = inputs.stream().allMatch(input -> input.freshness.isPresent());
    Optional<Duration> freshness =
        own.freshness()
            .filter(time -> known)
            .map(time -> oldest.flatMap(EndToEnd::freshness).map(time::plus).orElse(time));
    String before = oldest.map(input -> input.sum + " + ").orElse("");
    String sum =
        own.freshness().map(t -> before + Durations.print(t) + " (" + port + ")").orElse("");
    return new EndToEnd(freshness, available(own, inputs), sum, factors(port, own, inputs));
  }

  /** The oldest of what a product reads. */
  static Optional<EndToEnd> oldest(List<EndToEnd> inputs) {
    return inputs.stream()
        .filter(input -> input.freshness.isPresent())
        .max(java.util.Comparator.comparing(input -> input.freshness.orElseThrow()));
  }

  private static Optional<Percentage> available(ServiceLevel own, List<EndToEnd> inputs) {
    Optional<Percentage> all = own.availability();
    for (EndToEnd input : inputs) {
      if (input.availability.isPresent()) {
        all =
            Optional.of(
                all.map(one -> times(one, input.availability.get()))
                    .orElse(input.availability.get()));
      }
    }
    return all;
  }

  private static Percentage times(Percentage one, Percentage other) {
    return new Percentage(one.points().multiply(other.points()).divide(ALL, MathContext.DECIMAL64));
  }

  private static String factors(String port, ServiceLevel own, List<EndToEnd> inputs) {
    List<String> factors =
        new ArrayList<>(
            inputs.stream().map(EndToEnd::product).filter(text -> !text.isEmpty()).toList());
    own.availability().ifPresent(share -> factors.add(share + " (" + port + ")"));
    return String.join(" × ", factors);
  }

  /** Of a provider's port: as its artifacts tell, else its promise alone. */
  public static EndToEnd of(Contract contract, OutputPort port) {
    if (port.terms().get(TERM) instanceof Map<?, ?> terms) {
      return new EndToEnd(
          text(terms, "freshness").flatMap(text -> Durations.parse(text).toOptional()),
          text(terms, "availability").flatMap(text -> Percentage.parse(text).toOptional()),
          text(terms, "sum").orElse(""),
          text(terms, "product").orElse(""));
    }
    return of(contract.provider().reference(), contract.sla(), List.of());
  }

  private static Optional<String> text(Map<?, ?> terms, String key) {
    return terms.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** A product that reads others, with what its ports come to in their terms. */
  static CompiledProduct in(
      CompiledProduct product, List<Contract> contracts, List<EndToEnd> inputs) {
    if (inputs.isEmpty()) {
      return product;
    }
    List<OutputPort> ports =
        product.outputPorts().stream()
            .map(port ->
                contracts.stream()
                    .filter(contract -> contract.provider().port().equals(port.name()))
                    .findFirst()
                    .map(contract ->
                        with(
                            port,
                            of(contract.provider().reference(), contract.sla(), inputs).plain()))
                    .orElse(port))
            .toList();
    return product.withOutputPorts(ports);
  }

  private static OutputPort with(OutputPort port, Map<String, Object> plain) {
    if (plain.isEmpty()) {
      return port;
    }
    Map<String, Object> terms = new LinkedHashMap<>(port.terms());
    terms.put(TERM, plain);
    return new OutputPort(port.name(), port.description(), port.table(), port.node(), terms);
  }

  private Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    freshness.ifPresent(time -> plain.put("freshness", Durations.print(time)));
    availability.ifPresent(share -> plain.put("availability", share.toString()));
    if (freshness.isPresent()) {
      plain.put("sum", sum);
    }
    if (availability.isPresent()) {
      plain.put("product", product);
    }
    return plain;
  }
}
