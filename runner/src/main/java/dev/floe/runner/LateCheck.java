package dev.floe.runner;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlText;
import dev.floe.diagnostics.Diagnostic;
import java.util.List;

/**
 * Judges SQL that could not be known when the product was compiled: binds it and applies the same
 * rules. Called by several threads.
 */
@FunctionalInterface
public interface LateCheck {

  /**
   * What is wrong with a deferred node, now that its SQL is known; an error keeps it from running.
   */
  List<Diagnostic> check(Node node, SqlText sql);

  /** Finds nothing: {@code floe dbt} has no rules but the database's own. */
  static LateCheck none() {
    return (node, sql) -> List.of();
  }
}
