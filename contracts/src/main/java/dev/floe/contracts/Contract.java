package dev.floe.contracts;

import dev.floe.manifest.Version;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the owner of a port promises: to one consumer, or to everybody.
 *
 * @param name what it is called
 * @param version of the product that promises it
 * @param description empty if there is none
 * @param consumer absent for what a port promises to everybody
 * @param columns in the order of the table
 * @param compatibility which changes need no new agreement
 * @param notice how long before a breaking change consumers know of it
 */
public record Contract(
    String name,
    Version version,
    String description,
    Provider provider,
    Optional<Consumer> consumer,
    List<ContractColumn> columns,
    ServiceLevel sla,
    Compatibility compatibility,
    Optional<Duration> notice) {

  /** The notice of a port that says nothing of its own. */
  public static final Duration STANDARD_NOTICE = Duration.ofDays(7);

  public Contract {
    columns = List.copyOf(columns);
  }

  /**
   * The port that is promised.
   *
   * @param table the relation behind it, if it is known
   */
  public record Provider(String domain, String product, String port, Optional<String> table) {

    /** {@code sales.customer-360.customers}. */
    public String reference() {
      return domain + "." + product + "." + port;
    }
  }

  /** The product that reads it. */
  public record Consumer(String domain, String product) {

    /** {@code marketing.targeting-engine}. */
    public String id() {
      return domain + "." + product;
    }
  }

  /** The same under another name. */
  public Contract named(String other) {
    return new Contract(
        other, version, description, provider, consumer, columns, sla, compatibility, notice);
  }

  /** The column of a name. */
  public Optional<ContractColumn> column(String wanted) {
    return columns.stream().filter(column -> column.name().equalsIgnoreCase(wanted)).findFirst();
  }

  /** The names of the columns that together tell rows apart, in the order of the table. */
  public List<String> primaryKey() {
    return columns.stream().filter(ContractColumn::primaryKey).map(ContractColumn::name).toList();
  }

  /** The name of what a port promises to everybody: {@code sales-customer-360-customers}. */
  public static String nameOf(Provider provider) {
    return (provider.domain() + "-" + provider.product() + "-" + provider.port()).replace('_', '-');
  }

  /**
   * The name of what one consumer relies on: {@code marketing-to-sales-customer-interactions}.
   * Where two products of a domain read the same port, registering the second adds its name.
   */
  public static String nameOf(Provider provider, Consumer consumer) {
    return (provider.domain() + "-to-" + consumer.domain() + "-" + provider.port())
        .replace('_', '-');
  }
}
