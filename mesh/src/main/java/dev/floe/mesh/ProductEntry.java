package dev.floe.mesh;

import java.util.List;
import java.util.Optional;

/**
 * A registered version of a product, as the index tells of it.
 *
 * @param version as registered, such as {@code 3.2.1}
 * @param owner the team
 * @param contact where its owner is reached
 * @param reference the artifact with its digest
 */
public record ProductEntry(
    String domain,
    String product,
    String version,
    String description,
    String owner,
    String contact,
    String reference,
    List<Output> outputs,
    List<Input> inputs) {

  public ProductEntry {
    outputs = List.copyOf(outputs);
    inputs = List.copyOf(inputs);
  }

  /**
   * A port others may read.
   *
   * @param table the relation behind it
   * @param sla what is promised, in words: {@code freshness=6h, availability=99.9%}
   */
  public record Output(String name, String table, String sla) {}

  /**
   * Something the product reads.
   *
   * @param provider {@code domain.product.port}; absent for what is loaded from outside
   * @param source what is loaded from outside, in words
   * @param contract the name of the contract with the provider
   */
  public record Input(
      String name, Optional<String> provider, String source, Optional<String> contract) {}

  /** {@code sales.customer-360}. */
  public String id() {
    return domain + "." + product;
  }
}
