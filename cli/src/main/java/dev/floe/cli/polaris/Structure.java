package dev.floe.cli.polaris;

import dev.floe.manifest.KeyPath;
import dev.floe.manifest.inherit.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The namespaces of a platform, and who may use them: its {@code catalog_structure}. */
record Structure(Platform platform) {

  /** Where runs note which of them may publish a product. */
  private static final String LEASES = "floe";

  void addTo(Access.Draft draft) {
    platform
        .under(KeyPath.of("catalog_structure", "namespaces"))
        .forEach((key, value) -> {
          List<String> namespace = namespace(key.segments().get(2));
          draft.namespace(namespace);
          if (key.last().equals("grants") && value.value().toJava() instanceof List<?> rows) {
            rows.forEach(row -> grant(Securable.namespace(namespace), row, draft));
          }
        });
    draft.writers().forEach(role -> draft.leases(role, leases()));
  }

  /** A domain's namespaces lie in its own. */
  private List<String> namespace(String name) {
    String domain = platform.domain().map(known -> known.name() + ".").orElse("");
    String whole = name.startsWith(domain) ? name : domain + name;
    return List.of(whole.split("\\.", -1));
  }

  /** The namespace of the leases of its products. */
  List<String> leases() {
    List<String> place = new ArrayList<>(List.of(LEASES));
    platform.domain().ifPresent(known -> place.add(known.name()));
    return place;
  }

  private static void grant(Securable namespace, Object row, Access.Draft draft) {
    if (row instanceof Map<?, ?> grant && grant.get("role") != null) {
      String access = grant.get("access") == null ? "read" : String.valueOf(grant.get("access"));
      String role = String.valueOf(grant.get("role"));
      if (!access.equals("write")) {
        draft.grant(role, namespace, Privileges.READ);
      }
      if (!access.equals("read")) {
        draft.grant(role, namespace, Privileges.WRITE);
      }
    }
  }

  /**
   * Whether a namespace is this platform's to decide about. Domains share a catalog: one decides
   * about its own namespaces, and a platform without a domain about those of no domain it lists.
   */
  boolean decidesOn(List<String> namespace) {
    List<String> inner =
        namespace.getFirst().equals(LEASES) ? namespace.subList(1, namespace.size()) : namespace;
    String first = inner.isEmpty() ? "" : inner.getFirst();
    return platform
        .domain()
        .map(domain -> domain.name().equals(first))
        .orElseGet(() -> !listedDomains().contains(first));
  }

  private Set<String> listedDomains() {
    return platform.under(KeyPath.of("domains")).keySet().stream()
        .filter(key -> key.segments().size() > 1)
        .map(key -> key.segments().get(1))
        .collect(Collectors.toSet());
  }
}
