package dev.floe.spi;

import dev.floe.spi.Dialect.Frame;

/** The capability of a {@link Dialect} to keep the rows of a view. */
public interface MaterializedViews {

  /** {@code create materialized view as}. Nothing may bear the name. */
  Frame createMaterializedViewAs(RelationName name);

  /** Runs the view's query again and keeps its rows instead of the old ones. */
  String refresh(RelationName name);
}
