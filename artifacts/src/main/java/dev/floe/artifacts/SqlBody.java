package dev.floe.artifacts;

import dev.floe.diagnostics.Span;
import dev.floe.spi.Column;
import java.util.List;
import java.util.Optional;

/** The SQL of a node: known when compiled, or known only just before it runs. */
public sealed interface SqlBody {

  /** SQL that depends on nothing of the run. */
  record Static(SqlText sql) implements SqlBody {}

  /**
   * SQL that depends on the run: it is rendered, bound and checked just before it executes.
   *
   * @param reason what it depends on, as a phrase: {@code asks the database for rows}
   * @param span the expression that asks
   * @param declaredColumns what its author promises about its columns, if anything
   */
  record Deferred(String reason, Optional<Span> span, Optional<List<Column>> declaredColumns)
      implements SqlBody {}
}
