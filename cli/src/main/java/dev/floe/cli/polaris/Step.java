package dev.floe.cli.polaris;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One thing to change in a Polaris. */
sealed interface Step {

  /** The catalog itself, with where its files lie. */
  record AddCatalog(String name, Map<String, Object> storage, String location) implements Step {}

  /** A namespace of the catalog. */
  record AddNamespace(List<String> namespace) implements Step {}

  /** A role that users have. */
  record AddPrincipalRole(String role) implements Step {}

  /** A role of the catalog, which bundles privileges. */
  record AddCatalogRole(String role) implements Step {}

  /** Whoever has a role of users gets a role of the catalog. */
  record Assign(String principalRole, String catalogRole) implements Step {}

  /**
   * A user of its own for a product.
   *
   * @param file where what it signs in with is kept
   */
  record AddPrincipal(String product, Path file) implements Step {}

  /** A product's own user gets a role of users. */
  record Enroll(String principal, String principalRole) implements Step {}

  /** A privilege for a role of the catalog. */
  record AddGrant(String catalogRole, Grant grant) implements Step {}

  /** A privilege that a role of the catalog has and must not. */
  record RevokeGrant(String catalogRole, Grant grant) implements Step {}

  /** A line of a diff. */
  default String line() {
    return switch (this) {
      case AddCatalog step -> "+ catalog " + step.name() + " at " + step.location();
      case AddNamespace step -> "+ namespace " + String.join(".", step.namespace());
      case AddPrincipalRole step -> "+ principal role " + step.role();
      case AddCatalogRole step -> "+ catalog role " + step.role();
      case Assign step -> "+ " + step.principalRole() + " has " + step.catalogRole();
      case AddPrincipal step ->
          "+ principal " + step.product() + ", its credentials in " + step.file();
      case Enroll step -> "+ " + step.principal() + " is in " + step.principalRole();
      case AddGrant step -> "+ " + step.catalogRole() + ": " + step.grant();
      case RevokeGrant step -> "- " + step.catalogRole() + ": " + step.grant();
    };
  }
}
