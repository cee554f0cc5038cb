package dev.floe.runner.materialize;

import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.SqlFailure;
import java.util.Optional;

/** {@code view}: replaced in one statement; a table of that name makes room first. */
final class ViewBuild {

  private ViewBuild() {}

  static Outcome run(Build build) throws SqlFailure {
    Outcome.Refused broken = Contract.of(build).check().orElse(null);
    if (broken != null) {
      return broken;
    }
    Optional<Relation> old = build.session().relation(build.target());
    boolean mustGo =
        old.isPresent()
            && (old.get().kind() != RelationKind.VIEW
                || !build.session().dialect().replacesAnyView());
    if (mustGo) {
      build.session().execute(build.session().dialect().drop(old.orElseThrow()));
    }
    build
        .session()
        .execute(
            Statement.framed(
                build.session().dialect().createViewAs(build.target()), build.query()));
    return Outcome.made(build.target(), -1);
  }
}
