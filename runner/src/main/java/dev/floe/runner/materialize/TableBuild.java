package dev.floe.runner.materialize;

import dev.floe.spi.Dialect;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.TableReplacement;
import java.util.List;
import java.util.Optional;

/**
 * {@code table}: replaced in one statement where the engine can, else built beside the old one and
 * put in its place.
 */
final class TableBuild {

  private static final String UNFINISHED = "__floe_new";

  private TableBuild() {}

  static Outcome run(Build build) throws SqlFailure {
    Optional<Dialect.Frame> oneStatement = oneStatement(build);
    if (oneStatement.isPresent()) {
      long rows = build.session().execute(Statement.framed(oneStatement.get(), build.query()));
      return Outcome.made(build.target(), rows);
    }
    Contract contract = Contract.of(build);
    Outcome.Refused broken = contract.check().orElse(null);
    if (broken != null) {
      return broken;
    }
    RelationName unfinished = build.beside(UNFINISHED);
    dropIfThere(build, unfinished);
    long rows = fill(build, contract, unfinished);
    Swap.into(build, new Relation(unfinished, RelationKind.TABLE));
    return Outcome.made(build.target(), rows);
  }

  /** The statement that does it all, if there is one. */
  static Optional<Dialect.Frame> oneStatement(Build build) throws SqlFailure {
    if (Contract.of(build).isEnforced()) {
      return Optional.empty();
    }
    Dialect dialect = build.session().dialect();
    Optional<Relation> old = build.session().relation(build.target());
    if (old.isEmpty()) {
      return Optional.of(build.createTableAs(build.target()));
    }
    return old.get().kind() == RelationKind.TABLE && dialect instanceof TableReplacement replacing
        ? Optional.of(replacing.replaceTableAs(build.target()))
        : Optional.empty();
  }

  private static long fill(Build build, Contract contract, RelationName unfinished)
      throws SqlFailure {
    if (!contract.isEnforced()) {
      return build
          .session()
          .execute(Statement.framed(build.createTableAs(unfinished), build.query()));
    }
    build.session().execute(contract.createTable(unfinished));
    List<String> columns = contract.columnNames();
    String list = String.join(", ", columns.stream().map(build::quote).toList());
    return build
        .session()
        .execute(
            new Statement(
                "insert into "
                    + build.session().render(unfinished)
                    + " ("
                    + list
                    + ")\nselect "
                    + list
                    + " from (\n",
                build.query(),
                "\n) as floe_query"));
  }

  static void dropIfThere(Build build, RelationName name) throws SqlFailure {
    Optional<Relation> left = build.session().relation(name);
    if (left.isPresent()) {
      build.session().execute(build.session().dialect().drop(left.get()));
    }
  }
}
