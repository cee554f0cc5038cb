package dev.floe.artifacts;

import dev.floe.artifacts.CompiledProduct.OutputPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may read an output port: what its {@code access} block says, and where it has none
 * what its platform says of such ports, which is {@code deny} unless somebody wrote otherwise.
 *
 * @param openToAll whether everybody may
 * @param domains whose products may
 * @param roles that may
 * @param writers domains and roles that may write and not read: {@code role loader}
 */
public record PortAccess(
    boolean openToAll, List<String> domains, List<String> roles, List<String> writers) {

  /** The setting for ports without an {@code access} block. */
  public static final String DEFAULT = "governance.interoperability.default_access";

  private static final String ALLOW = "allow";
  private static final String DOMAIN = "domain";
  private static final String ROLE = "role";

  /** The domain of what belongs to everybody: its products are open to all. */
  private static final String SHARED = "enterprise";

  public PortAccess {
    domains = List.copyOf(domains);
    roles = List.copyOf(roles);
    writers = List.copyOf(writers);
  }

  /** Of a port of a compiled product. */
  public static PortAccess of(CompiledProduct product, OutputPort port) {
    boolean shared = product.product().domain().equals(Optional.of(SHARED));
    boolean open =
        port.terms().get("access") instanceof Map<?, ?> access
            ? ALLOW.equals(access.get("default"))
            : shared || byDefault(product).equals(ALLOW);
    List<String> writers = new ArrayList<>();
    for (String to : List.of(DOMAIN, ROLE)) {
      granted(port, to, true).forEach(name -> writers.add(to + " " + name));
    }
    return new PortAccess(open, granted(port, DOMAIN, false), granted(port, ROLE, false), writers);
  }

  private static String byDefault(CompiledProduct product) {
    return product.settings().stream()
        .filter(setting -> setting.key().equals(DEFAULT))
        .map(setting -> String.valueOf(setting.value()))
        .findFirst()
        .orElse("deny");
  }

  /**
   * @param writing whether those are meant that may write alone
   */
  private static List<String> granted(OutputPort port, String to, boolean writing) {
    List<String> names = new ArrayList<>();
    if (port.terms().get("access") instanceof Map<?, ?> access
        && access.get("grants") instanceof List<?> grants) {
      for (Object grant : grants) {
        if (grant instanceof Map<?, ?> one
            && one.get(to) instanceof String name
            && writing == "write".equals(one.get("access"))) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** Whether products of a domain may read it. */
  public boolean isOpenTo(String domain) {
    return openToAll || domains.contains(domain);
  }

  /** Everybody it is granted to, domains first. */
  public List<String> readers() {
    List<String> all = new ArrayList<>(domains);
    all.addAll(roles);
    return all;
  }
}
