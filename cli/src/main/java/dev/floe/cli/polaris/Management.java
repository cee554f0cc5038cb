package dev.floe.cli.polaris;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The calls of Polaris's management API, and of its catalog API for namespaces. */
record Management(PolarisCalls calls) {

  private static final String UNIT = "%1F";

  /** The property by which a principal that floe made is known. */
  private static final String PRODUCT = "floe.product";

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
    JsonNode _ =
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
        List<String> namespace = texts(found);
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
    JsonNode _ =
        calls.post("catalog/v1/" + part(catalog) + "/namespaces", Map.of("namespace", namespace));
  }

  Set<String> principalRoles() {
    return names(calls.get("management/v1/principal-roles").path("roles"));
  }

  void addPrincipalRole(String role) {
    JsonNode _ =
        calls.post("management/v1/principal-roles", Map.of("principalRole", Map.of("name", role)));
  }

  private static String roles(String catalog) {
    return "management/v1/catalogs/" + part(catalog) + "/catalog-roles";
  }

  Set<String> catalogRoles(String catalog) {
    return names(calls.get(roles(catalog)).path("roles"));
  }

  void addCatalogRole(String catalog, String role) {
    JsonNode _ = calls.post(roles(catalog), Map.of("catalogRole", Map.of("name", role)));
  }

  private static String assignments(String principalRole, String catalog) {
    return "management/v1/principal-roles/"
        + part(principalRole)
        + "/catalog-roles/"
        + part(catalog);
  }

  /** The catalog's roles that a role of users has, which is there. */
  Set<String> assigned(String principalRole, String catalog) {
    return names(calls.get(assignments(principalRole, catalog)).path("roles"));
  }

  void assign(String principalRole, String catalog, String role) {
    calls.put(assignments(principalRole, catalog), Map.of("catalogRole", Map.of("name", role)));
  }

  private static String privileges(String catalog, String role) {
    return roles(catalog) + "/" + part(role) + "/grants";
  }

  /** The privileges on namespaces, tables and views; floe gives no others. */
  SortedSet<Grant> grants(String catalog, String role) {
    SortedSet<Grant> all = new TreeSet<>();
    for (JsonNode grant : calls.get(privileges(catalog, role)).path("grants")) {
      String type = grant.path("type").asString("");
      for (Securable.Kind kind : Securable.Kind.values()) {
        if (kind.word().equals(type)) {
          String name = grant.path(type + "Name").asString("");
          all.add(
              new Grant(
                  new Securable(kind, texts(grant.path("namespace")), name),
                  grant.path("privilege").asString("")));
        }
      }
    }
    return all;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(entry -> texts.add(entry.asString()));
    return texts;
  }

  private static Map<String, Object> body(Grant grant) {
    Map<String, Object> fields = new LinkedHashMap<>();
    String type = grant.on().kind().word();
    fields.put("type", type);
    fields.put("namespace", grant.on().namespace());
    if (!grant.on().name().isEmpty()) {
      fields.put(type + "Name", grant.on().name());
    }
    fields.put("privilege", grant.privilege());
    return Map.of("grant", fields);
  }

  void grant(String catalog, String role, Grant grant) {
    calls.put(privileges(catalog, role), body(grant));
  }

  void revoke(String catalog, String role, Grant grant) {
    JsonNode _ = calls.post(privileges(catalog, role), body(grant));
  }

  /** The tables or views of a namespace that is there. */
  Set<Securable> relations(String catalog, List<String> namespace, Securable.Kind kind) {
    Set<Securable> all = new TreeSet<>();
    String path =
        "catalog/v1/"
            + part(catalog)
            + "/namespaces/"
            + String.join(UNIT, encoded(namespace))
            + "/"
            + kind.word()
            + "s";
    String page = "";
    do {
      JsonNode answer = calls.get(path + (page.isEmpty() ? "" : "?pageToken=" + part(page)));
      for (JsonNode found : answer.path("identifiers")) {
        all.add(
            new Securable(kind, texts(found.path("namespace")), found.path("name").asString("")));
      }
      page = answer.path("next-page-token").asString("");
    } while (!page.isEmpty());
    return all;
  }

  /** The products whose own principals floe made, and the names of all others. */
  Principals principals() {
    Set<String> own = new TreeSet<>();
    Set<String> others = new TreeSet<>();
    for (JsonNode principal : calls.get("management/v1/principals").path("principals")) {
      String name = principal.path("name").asString("");
      boolean ours = principal.path("properties").path(PRODUCT).asString("").equals(name);
      (ours ? own : others).add(name);
    }
    return new Principals(own, others);
  }

  /** Names of principals: those of products, which floe made, and others. */
  record Principals(Set<String> own, Set<String> others) {}

  /** What a principal signs in with; told once and never again. */
  record Credentials(String id, String secret) {}

  Credentials addPrincipal(String product) {
    JsonNode answer =
        calls.post(
            "management/v1/principals",
            Map.of(
                "principal",
                Map.of("name", product, "properties", Map.of(PRODUCT, product)),
                "credentialRotationRequired",
                false));
    JsonNode credentials = answer.path("credentials");
    return new Credentials(
        credentials.path("clientId").asString(""), credentials.path("clientSecret").asString(""));
  }

  private static String memberships(String principal) {
    return "management/v1/principals/" + part(principal) + "/principal-roles";
  }

  /** The principal roles a principal has. */
  Set<String> enrolled(String principal) {
    return names(calls.get(memberships(principal)).path("roles"));
  }

  void enroll(String principal, String role) {
    calls.put(memberships(principal), Map.of("principalRole", Map.of("name", role)));
  }
}
