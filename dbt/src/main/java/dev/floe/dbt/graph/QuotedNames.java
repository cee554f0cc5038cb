package dev.floe.dbt.graph;

import dev.floe.dbt.config.NodeConfig;
import dev.floe.spi.Dialect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names that are quoted as the project says. What it wants without quotes is written so where that
 * means the same: floe makes relations under the names they have in the project, and a name that
 * the engine folds would be that of another. Sources are not the project's, and heed only their own
 * {@code quoting}.
 *
 * @param dialect of the engine that reads the names
 * @param project the {@code quoting} of the project, plain values
 */
public record QuotedNames(Dialect dialect, Map<String, @Nullable Object> project)
    implements WrittenNames {

  private static final String QUOTING = "quoting";

  public QuotedNames {
    project = Collections.unmodifiableMap(new LinkedHashMap<>(project));
  }

  /**
   * Names of a project that is read by that engine.
   *
   * @param quoting of the project, plain values
   */
  public static QuotedNames of(Dialect dialect, Map<String, @Nullable Object> quoting) {
    return new QuotedNames(dialect, quoting);
  }

  /** Which parts of a name have quotes. */
  public record Quotes(boolean database, boolean schema, boolean identifier) {}

  /** Of the relation of a node. */
  public Quotes quotes(ResourceNode node) {
    Map<String, @Nullable Object> wanted = new LinkedHashMap<>(project);
    NodeConfig config = node.config();
    wanted.putAll(config.map(QUOTING));
    Placement place = node.placement();
    return new Quotes(
        isOn(wanted, "database") || !place.database().map(dialect::isPlain).orElse(true),
        isOn(wanted, "schema") || !dialect.isPlain(place.schema()),
        isOn(wanted, "identifier") || !dialect.isPlain(place.alias()));
  }

  /** Of a table of a source. */
  public Quotes quotes(SourceTable table) {
    return new Quotes(
        isOn(table.quoting(), "database"),
        isOn(table.quoting(), "schema"),
        isOn(table.quoting(), "identifier"));
  }

  private static boolean isOn(Map<String, @Nullable Object> quoting, String part) {
    return !Boolean.FALSE.equals(quoting.get(part));
  }

  @Override
  public String of(ResourceNode node) {
    Placement place = node.placement();
    return written(place, place.alias(), quotes(node));
  }

  @Override
  public String of(SourceTable table) {
    return written(table.placement(), table.identifier(), quotes(table));
  }

  private String written(Placement place, String identifier, Quotes quotes) {
    List<String> parts = new ArrayList<>();
    place.database().ifPresent(name -> parts.add(part(name, quotes.database())));
    parts.add(part(place.schema(), quotes.schema()));
    parts.add(part(identifier, quotes.identifier()));
    return String.join(".", parts);
  }

  private String part(String name, boolean quoted) {
    return quoted ? dialect.quote(name) : name;
  }
}
