package dev.floe.compute.duckdb;

import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What binding a query on a name tells of it. The plan is asked for as a value, so that a name that
 * is not there leaves an open transaction as it is.
 *
 * @param found the table, in its own spelling
 * @param isAbsent whether there is no table of that name; where neither, it may be anything
 */
record BoundTable(Optional<Relation> found, boolean isAbsent) {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final BoundTable UNKNOWN = new BoundTable(Optional.empty(), false);

  static BoundTable of(RelationName name, Session session, DuckDbDialect dialect)
      throws SqlFailure {
    String query = "select 1 from " + dialect.render(name);
    String sql = "SELECT json_serialize_plan(" + dialect.literal(query) + ", optimize := false)";
    Object answer = session.query(sql).rows().getFirst().getFirst();
    JsonNode plan = JSON.readTree(Objects.toString(answer, "{}"));
    Optional<SqlFailure> failure = Failures.of(plan, query);
    return failure.isPresent()
        ? new BoundTable(Optional.empty(), failure.get().kind() == SqlFailure.Kind.UNKNOWN_RELATION)
        : read(name, plan.path("plans").path(0).path("children").path(0));
  }

  /** A table is scanned right below the projection; a view has a query of its own between. */
  private static BoundTable read(RelationName name, JsonNode source) {
    JsonNode path = source.path("function_data").path("qualified_name").path("path");
    if (!source.path("type").asString().equals("LOGICAL_GET") || path.size() != 3) {
      return UNKNOWN;
    }
    RelationName table =
        RelationName.of(path.path(0).asString(), path.path(1).asString(), path.path(2).asString());
    return isMeant(table, name)
        ? new BoundTable(Optional.of(new Relation(table, RelationKind.TABLE)), false)
        : UNKNOWN;
  }

  /** A bare name may mean a temporary table, which belongs to no schema that anybody asks for. */
  private static boolean isMeant(RelationName table, RelationName name) {
    boolean temporary = table.database().filter("temp"::equals).isPresent();
    return table.identifier().equalsIgnoreCase(name.identifier())
        && says(name.schema(), table.schema())
        && says(name.database(), table.database())
        && (!temporary || name.database().isPresent());
  }

  private static boolean says(Optional<String> asked, Optional<String> is) {
    return asked.isEmpty() || is.filter(asked.get()::equalsIgnoreCase).isPresent();
  }
}
