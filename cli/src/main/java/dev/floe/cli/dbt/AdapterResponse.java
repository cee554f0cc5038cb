package dev.floe.cli.dbt;

import dev.floe.artifacts.Node;
import dev.floe.runner.NodeResult;
import dev.floe.spi.Dialect;
import java.util.Map;

/**
 * What dbt's adapters say of the statement that made a node, as {@code run_results.json} has it.
 */
final class AdapterResponse {

  private AdapterResponse() {}

  static Map<String, Object> of(NodeResult result, Dialect dialect) {
    if (result.node() instanceof Node.Test) {
      return ofOneRow(dialect);
    }
    return result.rows().isPresent()
        ? Map.of("_message", "OK", "rows_affected", result.rows().getAsLong())
        : Map.of("_message", "OK");
  }

  /** Of what stands for a relation of another environment, a view unless it has rows. */
  static Map<String, Object> ofClone(NodeResult result, Dialect dialect) {
    return result.rows().isEmpty() && dialect.name().equals("postgres")
        ? Map.of("_message", "CREATE VIEW", "code", "CREATE VIEW")
        : of(result, dialect);
  }

  /** Of a query that returns one row. */
  static Map<String, Object> ofOneRow(Dialect dialect) {
    return dialect.name().equals("postgres")
        ? Map.of("_message", "SELECT 1", "code", "SELECT", "rows_affected", 1)
        : Map.of("_message", "OK");
  }
}
