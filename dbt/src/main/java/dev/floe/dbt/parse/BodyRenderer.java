package dev.floe.dbt.parse;

import dev.floe.artifacts.SqlBody;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.diagnostics.Result;

/** Renders the SQL of a node at compile time, without a database. */
public interface BodyRenderer {

  /**
   * The SQL of a model, snapshot or test with ephemeral models inlined; deferred where rendering
   * asks for something only the run can tell.
   */
  Result<SqlBody> body(ResourceNode node);
}
