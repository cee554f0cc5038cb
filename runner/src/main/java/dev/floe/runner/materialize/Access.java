package dev.floe.runner.materialize;

import dev.floe.spi.Grants;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** {@code grants}: who may use a relation, and from now on nobody else. */
final class Access {

  private Access() {}

  /** Grants what is configured and not granted; revokes what is granted and not configured. */
  static void settle(Build build, Grants grants) throws SqlFailure {
    Settings wanted = build.settings().map("grants");
    Map<String, List<String>> held = held(build, grants);
    for (String privilege : wanted.keys()) {
      List<String> missing = without(wanted.texts(privilege), held.get(lower(privilege)));
      if (!missing.isEmpty()) {
        build.session().execute(grants.grant(build.target(), privilege, missing));
      }
    }
    for (Map.Entry<String, List<String>> privilege : held.entrySet()) {
      List<String> kept = new ArrayList<>();
      wanted.keys().stream()
          .filter(key -> key.equalsIgnoreCase(privilege.getKey()))
          .forEach(key -> kept.addAll(wanted.texts(key)));
      List<String> surplus = without(privilege.getValue(), kept);
      if (!surplus.isEmpty()) {
        build.session().execute(grants.revoke(build.target(), privilege.getKey(), surplus));
      }
    }
  }

  private static Map<String, List<String>> held(Build build, Grants grants) throws SqlFailure {
    Map<String, List<String>> held = new TreeMap<>();
    String query = grants.granted(build.target());
    for (List<?> row : build.session().query(Statement.own(query)).rows()) {
      held.computeIfAbsent(lower(Objects.toString(row.get(1), "")), key -> new ArrayList<>())
          .add(Objects.toString(row.get(0), ""));
    }
    return held;
  }

  private static List<String> without(
      List<String> names, @org.jspecify.annotations.Nullable List<String> others) {
    return names.stream()
        .filter(name -> others == null || others.stream().noneMatch(name::equalsIgnoreCase))
        .toList();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
