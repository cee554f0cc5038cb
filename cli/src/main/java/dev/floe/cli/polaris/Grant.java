package dev.floe.cli.polaris;

import java.util.Comparator;

/** A privilege on something of a catalog. */
record Grant(Securable on, String privilege) implements Comparable<Grant> {

  private static final Comparator<Grant> ORDER =
      Comparator.comparing(Grant::on).thenComparing(Grant::privilege);

  @Override
  public int compareTo(Grant other) {
    return ORDER.compare(this, other);
  }

  /** {@code TABLE_READ_DATA on table sales.gold.customers}. */
  @Override
  public String toString() {
    return privilege + " on " + on;
  }
}
