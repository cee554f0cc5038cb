package dev.floe.cli.polaris;

import dev.floe.manifest.KeyPath;
import dev.floe.manifest.inherit.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who may use what.
 *
 * @param namespaces with dots
 * @param grants by role
 */
record Access(SortedSet<String> namespaces, SortedMap<String, SortedSet<Grant>> grants) {

  /** What reading needs: of tables and views, with what they are found by. */
  private static final List<String> READ =
      List.of(
          "NAMESPACE_LIST",
          "NAMESPACE_READ_PROPERTIES",
          "TABLE_LIST",
          "TABLE_READ_DATA",
          "TABLE_READ_PROPERTIES",
          "VIEW_LIST",
          "VIEW_READ_PROPERTIES");

  /** What a run needs besides, to publish tables. */
  private static final List<String> WRITE =
      List.of(
          "NAMESPACE_CREATE",
          "NAMESPACE_LIST",
          "NAMESPACE_READ_PROPERTIES",
          "TABLE_CREATE",
          "TABLE_LIST",
          "TABLE_READ_PROPERTIES",
          "TABLE_WRITE_DATA",
          "TABLE_WRITE_PROPERTIES");

  /** Where runs note which of them may publish a product. */
  private static final String LEASES = "floe";

  /** As a manifest wants it. */
  static Access of(Platform platform) {
    SortedSet<String> namespaces = new TreeSet<>();
    SortedMap<String, SortedSet<Grant>> grants = new TreeMap<>();
    platform
        .under(KeyPath.of("catalog_structure", "namespaces"))
        .forEach((key, value) -> {
          List<String> namespace = namespace(platform, key.segments().get(2));
          for (int depth = 1; depth <= namespace.size(); depth++) {
            namespaces.add(String.join(".", namespace.subList(0, depth)));
          }
          if (key.last().equals("grants") && value.value().toJava() instanceof List<?> rows) {
            rows.forEach(row -> grant(namespace, row, grants));
          }
        });
    leases(platform, namespaces, grants);
    return new Access(namespaces, grants);
  }

  /** Who may write tables takes leases, too; they lie in a namespace of their own. */
  private static void leases(
      Platform platform, SortedSet<String> namespaces, SortedMap<String, SortedSet<Grant>> grants) {
    List<String> place = new ArrayList<>(List.of(LEASES));
    platform.domain().ifPresent(known -> place.add(known.name()));
    for (SortedSet<Grant> of : grants.values()) {
      if (of.stream().anyMatch(grant -> grant.privilege().equals("TABLE_WRITE_DATA"))) {
        READ.forEach(privilege -> of.add(new Grant(place, privilege)));
        WRITE.forEach(privilege -> of.add(new Grant(place, privilege)));
        namespaces.add(LEASES);
        namespaces.add(String.join(".", place));
      }
    }
  }

  /** A domain's namespaces lie in its own. */
  private static List<String> namespace(Platform platform, String name) {
    String domain = platform.domain().map(known -> known.name() + ".").orElse("");
    String whole = name.startsWith(domain) ? name : domain + name;
    return List.of(whole.split("\\.", -1));
  }

  private static void grant(
      List<String> namespace, Object row, Map<String, SortedSet<Grant>> grants) {
    if (row instanceof Map<?, ?> grant && grant.get("role") != null) {
      String access = grant.get("access") == null ? "read" : String.valueOf(grant.get("access"));
      SortedSet<Grant> all =
          grants.computeIfAbsent(String.valueOf(grant.get("role")), role -> new TreeSet<>());
      if (!access.equals("write")) {
        READ.forEach(privilege -> all.add(new Grant(namespace, privilege)));
      }
      if (!access.equals("read")) {
        WRITE.forEach(privilege -> all.add(new Grant(namespace, privilege)));
      }
    }
  }
}
