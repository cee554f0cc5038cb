package dev.floe.cli.polaris;

import java.util.List;

/**
 * What a plan decides about: the namespaces of its platform, and the tables and views of the
 * products that were looked at. Whatever else roles of floe's have is others' to give and take.
 */
record Scope(Structure structure, List<PortReaders> products) {

  Scope {
    products = List.copyOf(products);
  }

  /** Whether a grant that is not wanted is to be taken back. */
  boolean decidesOn(String principalRole, Grant grant) {
    if (principalRole.startsWith(PortReaders.ofProduct(""))) {
      return products.stream()
          .anyMatch(product ->
              PortReaders.ofProduct(product.product().product().qualifiedName())
                  .equals(principalRole));
    }
    return switch (grant.on().kind()) {
      case NAMESPACE -> structure.decidesOn(grant.on().namespace());
      case TABLE, VIEW -> products.stream().anyMatch(product -> product.isOurs(grant.on()));
    };
  }
}
