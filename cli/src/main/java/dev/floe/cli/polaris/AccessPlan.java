package dev.floe.cli.polaris;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What separates a Polaris from what the manifest wants. Roles of the catalog whose names begin
 * with {@code floe_} are floe's; what others have is left alone.
 */
record AccessPlan(Management polaris, String catalog, Access wanted) {

  static final String OWN = "floe_";

  /**
   * The steps, in the order in which they can be done.
   *
   * @param creation of the catalog, where it is not there
   */
  List<Step> steps(Supplier<Step.AddCatalog> creation) {
    List<Step> steps = new ArrayList<>();
    boolean there = polaris.catalogs().contains(catalog);
    if (!there) {
      steps.add(creation.get());
    }
    Set<String> namespaces = there ? polaris.namespaces(catalog) : Set.of();
    wanted.namespaces().stream()
        .filter(name -> !namespaces.contains(name))
        .map(name -> new Step.AddNamespace(List.of(name.split("\\.", -1))))
        .forEach(steps::add);
    Set<String> principalRoles = polaris.principalRoles();
    Set<String> catalogRoles = there ? polaris.catalogRoles(catalog) : Set.of();
    wanted
        .grants()
        .forEach((role, grants) -> {
          if (!principalRoles.contains(role)) {
            steps.add(new Step.AddPrincipalRole(role));
          }
          boolean known = catalogRoles.contains(OWN + role);
          if (!known) {
            steps.add(new Step.AddCatalogRole(OWN + role));
          }
          if (!known || !polaris.assigned(role, catalog).contains(OWN + role)) {
            steps.add(new Step.Assign(role, OWN + role));
          }
          SortedSet<Grant> has = known ? polaris.grants(catalog, OWN + role) : new TreeSet<>();
          grants.stream()
              .filter(grant -> !has.contains(grant))
              .forEach(grant -> steps.add(new Step.AddGrant(OWN + role, grant)));
          has.stream()
              .filter(grant -> !grants.contains(grant))
              .forEach(grant -> steps.add(new Step.RevokeGrant(OWN + role, grant)));
        });
    catalogRoles.stream()
        .filter(role -> role.startsWith(OWN))
        .filter(role -> !wanted.grants().containsKey(role.substring(OWN.length())))
        .sorted()
        .forEach(role ->
            polaris
                .grants(catalog, role)
                .forEach(grant -> steps.add(new Step.RevokeGrant(role, grant))));
    return steps;
  }

  /** Does a step. */
  void apply(Step step) {
    switch (step) {
      case Step.AddCatalog add -> polaris.addCatalog(add);
      case Step.AddNamespace add -> polaris.addNamespace(catalog, add.namespace());
      case Step.AddPrincipalRole add -> polaris.addPrincipalRole(add.role());
      case Step.AddCatalogRole add -> polaris.addCatalogRole(catalog, add.role());
      case Step.Assign assign ->
          polaris.assign(assign.principalRole(), catalog, assign.catalogRole());
      case Step.AddGrant add -> polaris.grant(catalog, add.catalogRole(), add.grant());
      case Step.RevokeGrant revoke -> polaris.revoke(catalog, revoke.catalogRole(), revoke.grant());
    }
  }
}
