package dev.floe.cli.polaris;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The calls of Polaris's management API, and of its catalog API for namespaces. */
record Management(PolarisCalls calls) {

  private static final String UNIT = "%1F";

  private static String part(String name) {
    return PolarisCalls.encoded(name);
  }

  private static Set<String> names(JsonNode list) {
    Set<String> names = new TreeSet<>();
    list.forEach(entry -> names.add(entry.path("name").asString("")));
    return names;
  }

  Set<String> catalogs() {
    return names(calls.get("management/v1/catalogs").path("catalogs"));
  }

  void addCatalog(Step.AddCatalog catalog) {
    calls.post(
        "management/v1/catalogs",
        Map.of(
            "catalog",
            Map.of(
                "type",
                "INTERNAL",
                "name",
                catalog.name(),
                "properties",
                Map.of("default-base-location", catalog.location()),
                "storageConfigInfo",
                catalog.storage())));
  }

  /** With dots, at any depth. */
  Set<String> namespaces(String catalog) {
    Set<String> all = new TreeSet<>();
    collect(catalog, List.of(), all);
    return all;
  }

  private void collect(String catalog, List<String> parent, Set<String> all) {
    String page = "";
    do {
      String query =
          (parent.isEmpty() ? "" : "&parent=" + String.join(UNIT, encoded(parent)))
              + (page.isEmpty() ? "" : "&pageToken=" + part(page));
      JsonNode answer =
          calls.get("catalog/v1/" + part(catalog) + "/namespaces" + query.replaceFirst("^&", "?"));
      for (JsonNode found : answer.path("namespaces")) {
        List<String> namespace = new ArrayList<>();
        found.forEach(level -> namespace.add(level.asString()));
        if (all.add(String.join(".", namespace))) {
          collect(catalog, namespace, all);
        }
      }
      page = answer.path("next-page-token").asString("");
    } while (!page.isEmpty());
  }

  private static List<String> encoded(List<String> levels) {
    return levels.stream().map(Management::part).toList();
  }

  void addNamespace(String catalog, List<String> namespace) {
    calls.post("catalog/v1/" + part(catalog) + "/namespaces", Map.of("namespace", namespace));
  }

  Set<String> principalRoles() {
    return names(calls.get("management/v1/principal-roles").path("roles"));
  }

  void addPrincipalRole(String role) {
    calls.post("management/v1/principal-roles", Map.of("principalRole", Map.of("name", role)));
  }

  private static String roles(String catalog) {
    return "management/v1/catalogs/" + part(catalog) + "/catalog-roles";
  }

  Set<String> catalogRoles(String catalog) {
    return names(calls.get(roles(catalog)).path("roles"));
  }

  void addCatalogRole(String catalog, String role) {
    calls.post(roles(catalog), Map.of("catalogRole", Map.of("name", role)));
  }

  private static String assignments(String principalRole, String catalog) {
    return "management/v1/principal-roles/"
        + part(principalRole)
        + "/catalog-roles/"
        + part(catalog);
  }

  /** The catalog's roles that a role of users has. */
  Set<String> assigned(String principalRole, String catalog) {
    return principalRoles().contains(principalRole)
        ? names(calls.get(assignments(principalRole, catalog)).path("roles"))
        : Set.of();
  }

  void assign(String principalRole, String catalog, String role) {
    calls.put(assignments(principalRole, catalog), Map.of("catalogRole", Map.of("name", role)));
  }

  private static String privileges(String catalog, String role) {
    return roles(catalog) + "/" + part(role) + "/grants";
  }

  /** The privileges in namespaces; floe gives no others. */
  SortedSet<Grant> grants(String catalog, String role) {
    SortedSet<Grant> all = new TreeSet<>();
    for (JsonNode grant : calls.get(privileges(catalog, role)).path("grants")) {
      if (grant.path("type").asString("").equals("namespace")) {
        List<String> namespace = new ArrayList<>();
        grant.path("namespace").forEach(level -> namespace.add(level.asString()));
        all.add(new Grant(namespace, grant.path("privilege").asString("")));
      }
    }
    return all;
  }

  private static Map<String, Object> body(Grant grant) {
    return Map.of(
        "grant",
        Map.of(
            "type", "namespace", "namespace", grant.namespace(), "privilege", grant.privilege()));
  }

  void grant(String catalog, String role, Grant grant) {
    calls.put(privileges(catalog, role), body(grant));
  }

  void revoke(String catalog, String role, Grant grant) {
    calls.post(privileges(catalog, role), body(grant));
  }
}
