package dev.floe.cli.dbt;

import dev.floe.spi.Dialect;
import dev.floe.spi.RelationComments;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the database says of the relations of a schema.
 *
 * @param comments by relation and column; an empty column's name is the relation itself
 * @param owners by relation
 */
record CatalogComments(Map<List<String>, String> comments, Map<String, String> owners) {

  static CatalogComments read(
      Dialect dialect, Session session, Optional<String> database, String schema)
      throws SqlFailure {
    CatalogComments found = new CatalogComments(new HashMap<>(), new HashMap<>());
    if (dialect instanceof RelationComments speaking) {
      Rows rows = session.query(speaking.comments(database, schema), Long.MAX_VALUE);
      rows.rows().forEach(found::add);
    }
    return found;
  }

  private void add(List<@Nullable Object> row) {
    String relation = String.valueOf(row.get(0));
    String column = row.get(1) == null ? "" : String.valueOf(row.get(1));
    if (row.get(2) != null) {
      comments.put(List.of(relation, column), String.valueOf(row.get(2)));
    }
    if (row.get(3) != null) {
      owners.put(relation, String.valueOf(row.get(3)));
    }
  }

  Optional<String> of(String relation) {
    return of(relation, "");
  }

  Optional<String> of(String relation, String column) {
    return Optional.ofNullable(comments.get(List.of(relation, column)));
  }

  Optional<String> owner(String relation) {
    return Optional.ofNullable(owners.get(relation));
  }
}
