package dev.floe.spi;

import dev.floe.spi.Dialect.Frame;

/**
 * The capability of a {@link Dialect} to put a table in the place of another in one statement. The
 * query may read the table it replaces; if the statement fails, the old table is still there.
 */
public interface TableReplacement {

  /** {@code create or replace table as}. What bears the name must be a table, or not exist. */
  Frame replaceTableAs(RelationName name);
}
