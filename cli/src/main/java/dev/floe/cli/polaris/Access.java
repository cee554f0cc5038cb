package dev.floe.cli.polaris;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who may use what.
 *
 * @param namespaces with dots, each after those it lies in
 * @param grants by the principal role that shall have them
 * @param principals by product, the principal roles that its own principal shall have
 */
record Access(
    SortedSet<String> namespaces,
    SortedMap<String, SortedSet<Grant>> grants,
    SortedMap<String, SortedSet<String>> principals) {

  Access {
    namespaces = Collections.unmodifiableSortedSet(new TreeSet<>(namespaces));
    grants = Collections.unmodifiableSortedMap(new TreeMap<>(grants));
    principals = Collections.unmodifiableSortedMap(new TreeMap<>(principals));
  }

  /** Gathers it. Used by one thread. */
  static final class Draft {

    private final SortedSet<String> namespaces = new TreeSet<>();
    private final SortedMap<String, SortedSet<Grant>> grants = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> principals = new TreeMap<>();

    /** A namespace that shall be there, in those above it. */
    void namespace(List<String> namespace) {
      for (int depth = 1; depth <= namespace.size(); depth++) {
        namespaces.add(String.join(".", namespace.subList(0, depth)));
      }
    }

    /** A role that shall be there, whatever it has. */
    void role(String role) {
      SortedSet<Grant> _ = grants.computeIfAbsent(role, name -> new TreeSet<>());
    }

    void grant(String role, Securable on, List<String> privileges) {
      role(role);
      SortedSet<Grant> all = grants.getOrDefault(role, new TreeSet<>());
      privileges.forEach(privilege -> all.add(new Grant(on, privilege)));
    }

    void principal(String product, List<String> roles) {
      principals.computeIfAbsent(product, name -> new TreeSet<>()).addAll(roles);
    }

    /**
     * Runs note in a namespace of its own which of them may publish; who writes needs that, too.
     */
    void leases(String role, List<String> place) {
      grant(role, Securable.namespace(place), Privileges.READ);
      grant(role, Securable.namespace(place), Privileges.WRITE);
      namespace(place);
    }

    /** The roles that may write tables of a namespace. */
    List<String> writers() {
      return grants.entrySet().stream()
          .filter(entry ->
              entry.getValue().stream()
                  .anyMatch(grant ->
                      grant.on().kind() == Securable.Kind.NAMESPACE
                          && grant.privilege().equals("TABLE_WRITE_DATA")))
          .map(Map.Entry::getKey)
          .toList();
    }

    Access access() {
      return new Access(namespaces, grants, principals);
    }
  }
}
