package dev.floe.dbt.graph;

import dev.floe.dbt.config.NodeConfig;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table that somebody else fills.
 *
 * @param identity its name is the table's
 * @param sourceName the source it belongs to
 * @param identifier the relation's name in the database
 * @param quoting which parts are to be quoted, as written
 * @param extra the other keys of source and table as the manifest has them ({@code loader}, {@code
 *     freshness}, {@code loaded_at_field}, {@code external}…), plain values
 */
public record SourceTable(
    Identity identity,
    String sourceName,
    String sourceDescription,
    Placement placement,
    String identifier,
    Map<String, @Nullable Object> quoting,
    NodeConfig config,
    NodeProperties properties,
    Map<String, @Nullable Object> sourceMeta,
    Optional<String> loader,
    Map<String, @Nullable Object> extra) {

  /**
   * The file or table function to read instead of a relation, as SQL: DuckDB's {@code
   * external_location}, of the table's or source's configuration or meta, with {@code {name}} and
   * its like filled in.
   */
  public Optional<String> externalLocation() {
    Object location =
        config.get("external_location").orElse(config.map("meta").get("external_location"));
    if (!(location instanceof String template)) {
      return Optional.empty();
    }
    String filled =
        template
            .replace("{name}", identity.name())
            .replace("{identifier}", identifier)
            .replace("{schema}", placement.schema())
            .replace("{source_name}", sourceName)
            .replace("{database}", placement.database().orElse(""));
    boolean expression = filled.contains("(") || filled.startsWith("'");
    return Optional.of(expression ? filled : "'" + filled + "'");
  }

  /** {@code source.shop.raw.orders}. */
  public String uniqueId() {
    return identity.uniqueId();
  }
}
