package dev.floe.spi;

import java.util.Optional;

/**
 * Of a dialect: what people have written about relations, in the database itself. Implementations
 * are stateless and safe for all threads.
 */
public interface RelationComments {

  /**
   * A query for the comments of a schema, all columns texts or null: the relation's name; the
   * column's, null for the relation itself; the comment; the relation's owner. Relations without a
   * comment may be among the rows.
   */
  String comments(Optional<String> database, String schema);
}
