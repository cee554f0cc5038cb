package dev.floe.cli.polaris;

import java.util.Comparator;
import java.util.List;

/**
 * A privilege in a namespace.
 *
 * @param namespace outermost first
 */
record Grant(List<String> namespace, String privilege) implements Comparable<Grant> {

  private static final Comparator<Grant> ORDER =
      Comparator.comparing(Grant::place).thenComparing(Grant::privilege);

  Grant {
    namespace = List.copyOf(namespace);
  }

  String place() {
    return String.join(".", namespace);
  }

  @Override
  public int compareTo(Grant other) {
    return ORDER.compare(this, other);
  }
}
