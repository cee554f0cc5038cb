package dev.floe.analysis;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.spi.BoundQuery;
import java.util.List;

/**
 * What came of binding a node's SQL.
 *
 * @param query its columns, or why they are not known
 */
record Outcome(BoundQuery query, List<Diagnostic> diagnostics) {

  Outcome {
    diagnostics = List.copyOf(diagnostics);
  }

  static Outcome of(BoundQuery query) {
    return new Outcome(query, List.of());
  }

  static Outcome unknown(String reason) {
    return of(new BoundQuery.Unknown(reason));
  }
}
