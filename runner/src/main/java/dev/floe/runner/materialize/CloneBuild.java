package dev.floe.runner.materialize;

import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.SqlFailure;
import java.util.Optional;

/**
 * {@code clone}: the query is the whole statement, which makes the table or replaces one. What else
 * has its name makes room first.
 */
final class CloneBuild {

  private CloneBuild() {}

  static Outcome run(Build build) throws SqlFailure {
    Optional<Relation> old = build.session().relation(build.target());
    if (old.isPresent() && old.get().kind() != RelationKind.TABLE) {
      build.session().execute(build.session().dialect().drop(old.get()));
    }
    return Outcome.made(build.target(), build.session().execute(Statement.of(build.query())));
  }
}
