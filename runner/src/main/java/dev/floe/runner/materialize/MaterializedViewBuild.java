package dev.floe.runner.materialize;

import dev.floe.spi.MaterializedViews;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.SqlFailure;
import java.util.Optional;

/** {@code materialized_view}: made once, refreshed from then on, made anew on a full refresh. */
final class MaterializedViewBuild {

  private MaterializedViewBuild() {}

  static Outcome run(Build build) throws SqlFailure {
    if (!(build.session().dialect() instanceof MaterializedViews views)) {
      return Outcome.refused(
          build
              .unusable(build.session().dialect().name() + " has no materialized views")
              .withHelp("make it a table"));
    }
    Optional<Relation> old = build.session().relation(build.target());
    boolean there = old.isPresent() && old.get().kind() == RelationKind.MATERIALIZED_VIEW;
    if (there && !build.fromNothing()) {
      build.session().execute(views.refresh(build.target()));
    } else {
      Swap.clear(build);
      build
          .session()
          .execute(Statement.framed(views.createMaterializedViewAs(build.target()), build.query()));
    }
    return Outcome.made(build.target(), -1);
  }
}
