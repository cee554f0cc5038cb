package dev.floe.runner.materialize;

import dev.floe.spi.Relation;
import dev.floe.spi.SqlFailure;
import java.util.Optional;

/** Puts a finished relation in the place of whatever bears the target's name. */
final class Swap {

  private Swap() {}

  static void into(Build build, Relation finished) throws SqlFailure {
    clear(build);
    build
        .session()
        .execute(build.session().dialect().rename(finished, build.target().identifier()));
  }

  /** Drops whatever bears the target's name, of whatever kind. */
  static void clear(Build build) throws SqlFailure {
    Optional<Relation> old = build.session().relation(build.target());
    if (old.isPresent()) {
      build.session().execute(build.session().dialect().drop(old.get()));
    }
  }
}
