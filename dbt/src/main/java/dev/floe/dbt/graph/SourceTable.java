package dev.floe.dbt.graph;

import dev.floe.dbt.config.NodeConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern NEW_STYLE = Pattern.compile("\\{(\\w+)\\}");

  /** How places to fill in are written, by {@code formatter}. */
  private static final Map<String, Pattern> PLACES =
      Map.of(
          "newstyle", NEW_STYLE,
          "oldstyle", Pattern.compile("%\\((\\w+)\\)s"),
          "template", Pattern.compile("\\$\\{?(\\w+)\\}?"));

  /**
   * The file or table function to read instead of a relation, as SQL: DuckDB's {@code
   * external_location}, of the table's or source's configuration or meta. {@code {name}} and its
   * like are filled in, written as {@code formatter} says.
   */
  public Optional<String> externalLocation() {
    Map<String, @Nullable Object> known = known();
    if (!(known.get("external_location") instanceof String template)) {
      return Optional.empty();
    }
    Pattern place = PLACES.getOrDefault(String.valueOf(known.get("formatter")), NEW_STYLE);
    String filled =
        place
            .matcher(template)
            .replaceAll(found ->
                Matcher.quoteReplacement(
                    known.get(found.group(1)) == null
                        ? found.group()
                        : String.valueOf(known.get(found.group(1)))));
    boolean expression = filled.contains("(") || filled.startsWith("'");
    return Optional.of(expression ? filled : "'" + filled + "'");
  }

  /** What a location may name: the table's own words, then its meta, then its configuration. */
  private Map<String, @Nullable Object> known() {
    Map<String, @Nullable Object> known = new HashMap<>();
    known.put("source_name", sourceName);
    known.put("database", placement.database().orElse(""));
    known.put("schema", placement.schema());
    known.put("identifier", identifier);
    known.put("name", identity.name());
    known.putAll(sourceMeta);
    known.putAll(config.map("meta"));
    config
        .plain()
        .forEach((key, value) -> {
          if (value != null) {
            known.put(key, value);
          }
        });
    return known;
  }

  /** {@code source.shop.raw.orders}. */
  public String uniqueId() {
    return identity.uniqueId();
  }
}
