package dev.floe.cli.product;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.CompiledProduct.InputPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the warehouses of providers are that are no neighbours in a workspace. A registry tells
 * what a port looks like and not where its rows lie on this machine; {@code FLOE_WAREHOUSES} does,
 * as a path with {@code {domain}} and {@code {product}} in it.
 */
public final class Warehouses {

  /** The variable. */
  static final String VARIABLE = "FLOE_WAREHOUSES";

  /** The one engine whose providers are attached as files. */
  private static final String ATTACHING = "duckdb";

  private Warehouses() {}

  /** The product with the place of every provider's warehouse that can be told. */
  public static CompiledProduct in(CompiledProduct product, Map<String, String> environment) {
    Optional<String> pattern =
        Optional.ofNullable(environment.get(VARIABLE)).filter(text -> !text.isBlank());
    return pattern
        .map(text ->
            product.withInputPorts(
                product.inputPorts().stream().map(port -> placed(port, text)).toList()))
        .orElse(product);
  }

  private static InputPort placed(InputPort port, String pattern) {
    if (port.warehouse().isPresent() || port.provider().isEmpty()) {
      return port;
    }
    String[] names = port.provider().get().split("\\.", -1);
    String file = pattern.replace("{domain}", names[0]).replace("{product}", names[1]);
    return new InputPort(
        port.name(), port.provider(), port.relation(), Optional.of(file), port.terms());
  }

  /** The ports whose provider's warehouse nobody tells. */
  static List<InputPort> unknown(CompiledProduct product) {
    return product.target().compute().equals(ATTACHING)
        ? product.inputPorts().stream()
            .filter(port -> port.provider().isPresent() && port.warehouse().isEmpty())
            .toList()
        : List.of();
  }
}
