package dev.floe.cli.polaris;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What separates a Polaris from what the manifest wants. Roles of the catalog whose names begin
 * with {@code floe_} are floe's; what others have is left alone.
 *
 * @param credentials where the secrets of new principals go; without it none are made
 */
record AccessPlan(
    Management polaris, String catalog, Access wanted, Scope scope, Optional<Path> credentials) {

  static final String OWN = "floe_";

  /**
   * What is to be done, in the order in which it can be, and what is not done and why.
   *
   * @param notes sentences
   */
  record Proposal(List<Step> steps, List<String> notes) {

    Proposal {
      steps = List.copyOf(steps);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Compares.
   *
   * @param creation of the catalog, where it is not there
   */
  Proposal proposal(Supplier<Step.AddCatalog> creation) {
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
    Relations relations = new Relations(namespaces);
    roles(there, relations, steps);
    List<String> notes = relations.missing();
    principals(steps, notes);
    return new Proposal(steps, notes);
  }

  private void roles(boolean there, Relations relations, List<Step> steps) {
    Set<String> principalRoles = polaris.principalRoles();
    Set<String> catalogRoles = there ? polaris.catalogRoles(catalog) : Set.of();
    wanted
        .grants()
        .forEach((role, grants) -> {
          if (!principalRoles.contains(role)) {
            steps.add(new Step.AddPrincipalRole(role));
          }
          boolean known = catalogRoles.contains(OWN + role);
          SortedSet<Grant> possible = relations.possible(grants);
          if (!known && !possible.isEmpty()) {
            steps.add(new Step.AddCatalogRole(OWN + role));
          }
          boolean has = known && principalRoles.contains(role);
          if (!possible.isEmpty()
              && !(has && polaris.assigned(role, catalog).contains(OWN + role))) {
            steps.add(new Step.Assign(role, OWN + role));
          }
          SortedSet<Grant> given = known ? polaris.grants(catalog, OWN + role) : new TreeSet<>();
          possible.stream()
              .filter(grant -> !given.contains(grant))
              .forEach(grant -> steps.add(new Step.AddGrant(OWN + role, grant)));
          revoke(role, given, grants, steps);
        });
    catalogRoles.stream()
        .filter(role -> role.startsWith(OWN))
        .map(role -> role.substring(OWN.length()))
        .filter(role -> !wanted.grants().containsKey(role))
        .sorted()
        .forEach(role -> revoke(role, polaris.grants(catalog, OWN + role), new TreeSet<>(), steps));
  }

  private void revoke(
      String role, SortedSet<Grant> has, SortedSet<Grant> grants, List<Step> steps) {
    has.stream()
        .filter(grant -> !grants.contains(grant) && scope.decidesOn(role, grant))
        .forEach(grant -> steps.add(new Step.RevokeGrant(OWN + role, grant)));
  }

  private void principals(List<Step> steps, List<String> notes) {
    if (wanted.principals().isEmpty()) {
      return;
    }
    Management.Principals known = polaris.principals();
    wanted
        .principals()
        .forEach((product, roles) -> {
          boolean there = known.own().contains(product);
          if (known.others().contains(product)) {
            notes.add(
                "floe did not make the principal "
                    + product
                    + " and leaves it alone; its product"
                    + " publishes with the role "
                    + PortReaders.ofProduct(product));
            return;
          }
          if (!there && credentials.isEmpty()) {
            notes.add("there is no principal " + product + ": --credentials FOLDER makes it");
            return;
          }
          if (!there) {
            Path file = credentials.get().resolve(product + ".env");
            steps.add(new Step.AddPrincipal(product, file));
          }
          Set<String> has = there ? polaris.enrolled(product) : Set.of();
          roles.stream()
              .filter(role -> !has.contains(role))
              .forEach(role -> steps.add(new Step.Enroll(product, role)));
        });
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
      case Step.AddPrincipal add ->
          CredentialFile.keep(add.file(), () -> polaris.addPrincipal(add.product()));
      case Step.Enroll enroll -> polaris.enroll(enroll.principal(), enroll.principalRole());
      case Step.AddGrant add -> polaris.grant(catalog, add.catalogRole(), add.grant());
      case Step.RevokeGrant revoke -> polaris.revoke(catalog, revoke.catalogRole(), revoke.grant());
    }
  }

  /** Which tables and views are there: privileges can be given on no others. */
  private final class Relations {

    private final Set<String> namespaces;
    private final Map<String, Set<Securable>> known = new HashMap<>();
    private final Set<String> missing = new TreeSet<>();

    Relations(Set<String> namespaces) {
      this.namespaces = namespaces;
    }

    SortedSet<Grant> possible(SortedSet<Grant> grants) {
      SortedSet<Grant> possible = new TreeSet<>();
      for (Grant grant : grants) {
        if (isThere(grant.on())) {
          possible.add(grant);
        } else {
          missing.add(grant.on().toString());
        }
      }
      return possible;
    }

    private boolean isThere(Securable one) {
      return switch (one.kind()) {
        case NAMESPACE -> true;
        case TABLE, VIEW -> {
          String namespace = String.join(".", one.namespace());
          yield namespaces.contains(namespace)
              && known
                  .computeIfAbsent(
                      one.kind().word() + " " + namespace,
                      key -> polaris.relations(catalog, one.namespace(), one.kind()))
                  .contains(one);
        }
      };
    }

    List<String> missing() {
      List<String> notes = new ArrayList<>();
      missing.forEach(what ->
          notes.add("the " + what + " is not published yet; access to it can be given then"));
      return notes;
    }
  }
}
