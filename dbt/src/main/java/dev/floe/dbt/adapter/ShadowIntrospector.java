package dev.floe.dbt.adapter;

import dev.floe.spi.Column;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationName;
import dev.floe.spi.Rows;
import java.util.List;
import java.util.Optional;

/**
 * Answers from the shadow catalog, without a warehouse. What only the warehouse can tell is
 * deferred.
 *
 * <p>For a first run the node that asks does not exist yet; whoever executes an incremental node
 * renders it again.
 */
public final class ShadowIntrospector implements Introspector {

  private final ShadowCatalog catalog;
  private final Optional<RelationName> absent;

  /**
   * @param absent what is not there, whatever the catalog says
   */
  public ShadowIntrospector(ShadowCatalog catalog, Optional<RelationName> absent) {
    this.catalog = catalog;
    this.absent = absent;
  }

  @Override
  public Optional<Relation> relation(RelationName name) {
    if (absent.filter(name::equals).isPresent()) {
      return Optional.empty();
    }
    return switch (catalog.relation(name)) {
      case ShadowCatalog.Knowledge.Known known -> Optional.of(known.relation());
      case ShadowCatalog.Knowledge.ColumnsUnknown unknown -> Optional.of(unknown.relation());
      case ShadowCatalog.Knowledge.Foreign foreign ->
          throw new DeferredRender("asks whether " + name + " exists");
    };
  }

  @Override
  public List<Relation> relations(Optional<String> database, String schema) {
    throw new DeferredRender("asks which relations the schema " + schema + " has");
  }

  @Override
  public List<String> schemas(Optional<String> database) {
    throw new DeferredRender("asks which schemas there are");
  }

  @Override
  public List<Column> columns(RelationName name) {
    if (absent.filter(name::equals).isPresent()) {
      return List.of();
    }
    return switch (catalog.relation(name)) {
      case ShadowCatalog.Knowledge.Known known -> known.columns();
      case ShadowCatalog.Knowledge.ColumnsUnknown unknown ->
          throw new DeferredRender(
              "asks for the columns of " + name + ", which are not known: " + unknown.reason());
      case ShadowCatalog.Knowledge.Foreign foreign ->
          throw new DeferredRender("asks for the columns of " + name);
    };
  }

  @Override
  public List<Column> describe(String query) {
    throw new DeferredRender("asks for the columns of a query");
  }

  @Override
  public Rows query(String sql) {
    throw new DeferredRender("asks the database for rows");
  }

  @Override
  public long execute(String sql) {
    throw new DeferredRender("executes a statement");
  }

  @Override
  public void begin() {}

  @Override
  public void commit() {}
}
