package dev.floe.cli.polaris;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.CompiledProduct.OutputPort;
import dev.floe.artifacts.PortAccess;
import dev.floe.runner.tables.ProductTables;
import dev.floe.spi.table.TableName;
import dev.floe.spi.table.TableView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may read the ports of a product: the table behind a port and the view of it, each by itself.
 * And what the product's own principal needs to publish them.
 */
record PortReaders(CompiledProduct product, List<String> leases) {

  /** The role of those who read what is open to all. */
  static final String EVERYONE = "everyone";

  /** The role of the products of a domain. */
  static String ofDomain(String domain) {
    return "domain." + domain;
  }

  /** The role of a product alone. */
  static String ofProduct(String qualifiedName) {
    return "product." + qualifiedName;
  }

  private ProductTables tables() {
    return new ProductTables(product);
  }

  private String name() {
    return product.product().qualifiedName();
  }

  void addTo(Access.Draft draft) {
    for (TableView view : tables().views()) {
      product.outputPorts().stream()
          .filter(port -> tables().viewName(port).equals(view.name()))
          .forEach(port -> port(port, view, draft));
    }
    publisher(draft);
    principal(draft);
  }

  private void port(OutputPort port, TableView view, Access.Draft draft) {
    product.product().domain().ifPresent(own -> reads(ofDomain(own), view, draft));
    if (PortAccess.of(product, port).openToAll()) {
      reads(EVERYONE, view, draft);
    }
    if (port.terms().get("access") instanceof Map<?, ?> access
        && access.get("grants") instanceof List<?> grants) {
      for (Object row : grants) {
        if (row instanceof Map<?, ?> grant) {
          granted(grant, view, draft);
        }
      }
    }
  }

  private static void granted(Map<?, ?> grant, TableView view, Access.Draft draft) {
    Optional<String> role =
        grant.get("domain") instanceof String domain
            ? Optional.of(ofDomain(domain))
            : Optional.ofNullable(grant.get("role")).map(Object::toString);
    String access = Optional.ofNullable(grant.get("access")).map(Object::toString).orElse("read");
    role.ifPresent(to -> {
      if (!access.equals("write")) {
        reads(to, view, draft);
      }
      if (!access.equals("read")) {
        draft.grant(to, Securable.table(view.table()), Privileges.WRITE_TABLE);
      }
    });
  }

  private static void reads(String role, TableView view, Access.Draft draft) {
    draft.grant(role, Securable.table(view.table()), Privileges.READ_TABLE);
    draft.grant(role, Securable.view(view.name()), Privileges.READ_VIEW);
  }

  private void publisher(Access.Draft draft) {
    String role = ofProduct(name());
    draft.role(role);
    for (TableName table : tables().names()) {
      draft.namespace(table.namespace());
      draft.grant(role, Securable.namespace(table.namespace()), Privileges.READ);
      draft.grant(role, Securable.namespace(table.namespace()), Privileges.WRITE);
    }
    if (!product.outputPorts().isEmpty()) {
      List<String> views = tables().viewNamespace();
      draft.namespace(views);
      draft.grant(role, Securable.namespace(views), Privileges.SHOW);
    }
    draft.leases(role, leases);
  }

  private void principal(Access.Draft draft) {
    Set<String> roles = new TreeSet<>(Set.of(ofProduct(name()), EVERYONE));
    product.product().domain().ifPresent(domain -> roles.add(ofDomain(domain)));
    roles.forEach(draft::role);
    draft.principal(name(), List.copyOf(roles));
  }

  /** Whether it is one of this product's tables or views. */
  boolean isOurs(Securable one) {
    return switch (one.kind()) {
      case NAMESPACE -> false;
      case TABLE -> tables().names().contains(new TableName(one.namespace(), one.name()));
      case VIEW -> tables().viewNamespace().equals(one.namespace());
    };
  }
}
