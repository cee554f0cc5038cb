package dev.floe.cli.polaris;

import dev.floe.spi.table.TableName;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Something of a catalog that privileges are on.
 *
 * @param namespace outermost first
 * @param name of the table or view; empty for a namespace
 */
record Securable(Kind kind, List<String> namespace, String name) implements Comparable<Securable> {

  private static final Comparator<Securable> ORDER =
      Comparator.comparing(Securable::place).thenComparing(Securable::kind);

  /** The kinds floe gives privileges on, as Polaris calls them. */
  enum Kind {
    NAMESPACE,
    TABLE,
    VIEW;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Securable {
    namespace = List.copyOf(namespace);
  }

  static Securable namespace(List<String> namespace) {
    return new Securable(Kind.NAMESPACE, namespace, "");
  }

  static Securable table(TableName table) {
    return new Securable(Kind.TABLE, table.namespace(), table.name());
  }

  static Securable view(TableName view) {
    return new Securable(Kind.VIEW, view.namespace(), view.name());
  }

  /** With dots: {@code sales.gold.customers}. */
  String place() {
    String path = String.join(".", namespace);
    return name.isEmpty() ? path : path + "." + name;
  }

  @Override
  public int compareTo(Securable other) {
    return ORDER.compare(this, other);
  }

  /** {@code gold}, {@code table sales.gold.customers}. */
  @Override
  public String toString() {
    return switch (kind) {
      case NAMESPACE -> place();
      case TABLE, VIEW -> kind.word() + " " + place();
    };
  }
}
