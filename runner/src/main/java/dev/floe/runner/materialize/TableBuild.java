package dev.floe.runner.materialize;

import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Optional;

/** {@code table}: built beside the old one and put in its place. */
final class TableBuild {

  private static final String UNFINISHED = "__floe_new";

  private TableBuild() {}

  static Outcome run(Build build) throws SqlFailure {
    Contract contract = Contract.of(build);
    Outcome.Refused broken = contract.check().orElse(null);
    if (broken != null) {
      return broken;
    }
    RelationName unfinished = build.beside(UNFINISHED);
    dropIfThere(build, unfinished);
    fill(build, contract, unfinished);
    Swap.into(build, new Relation(unfinished, RelationKind.TABLE));
    return Outcome.made(build.target(), count(build, build.target()));
  }

  private static void fill(Build build, Contract contract, RelationName unfinished)
      throws SqlFailure {
    if (!contract.isEnforced()) {
      build
          .session()
          .execute(
              Statement.framed(
                  build.session().dialect().createTableAs(unfinished, false), build.query()));
      return;
    }
    build.session().execute(contract.createTable(unfinished));
    List<String> columns = contract.columnNames();
    String list = String.join(", ", columns.stream().map(build::quote).toList());
    build
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

  static long count(Build build, RelationName table) throws SqlFailure {
    Object count =
        build
            .session()
            .query(Statement.own("select count(*) from " + build.session().render(table)))
            .rows()
            .getFirst()
            .getFirst();
    return count instanceof Number number ? number.longValue() : -1;
  }
}
