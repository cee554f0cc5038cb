package dev.floe.runner.materialize;

import dev.floe.artifacts.SqlText;
import dev.floe.dbt.seed.CsvReader;
import dev.floe.dbt.seed.CsvTable;
import dev.floe.dbt.seed.SeedColumn;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunOptions;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A seed: its file read, its types found out, its rows in a table. */
final class SeedBuild {

  private static final String UNFINISHED = "__floe_new";

  private final Build build;
  private final String file;
  private final Settings types;

  private SeedBuild(Build build, String file) {
    this.build = build;
    this.file = file;
    this.types = build.settings().map("column_types");
  }

  /**
   * Loads a file.
   *
   * @param file its path, for messages
   * @param loaded what is loaded instead of the rows as they are
   */
  static Outcome run(Build build, String file, byte[] content, UnaryOperator<CsvTable> loaded)
      throws SqlFailure {
    // A tab is a delimiter too, so a blank one is not the same as none.
    String delimiter = String.valueOf(build.settings().values().getOrDefault("delimiter", ","));
    if (delimiter.length() != 1) {
      return Outcome.refused(build.unusable("a delimiter is one character: '" + delimiter + "'"));
    }
    Result<CsvTable> csv = CsvReader.read(file, content, delimiter.charAt(0));
    if (csv.value().isEmpty() || !csv.isOk()) {
      return new Outcome.Refused(
          csv.diagnostics().stream().map(d -> d.about(build.node().uniqueId())).toList());
    }
    return new SeedBuild(build, file).load(loaded.apply(csv.value().get()));
  }

  private Outcome load(CsvTable table) throws SqlFailure {
    List<SeedColumn> columns = new ArrayList<>();
    for (int i = 0; i < table.header().size(); i++) {
      boolean said = declaredType(table.header().get(i)).isPresent();
      columns.add(said ? SeedColumn.asText(table, i) : SeedColumn.infer(table, i));
    }
    int rows = build.options().rows() == RunOptions.RowMode.NONE ? 0 : table.rows().size();
    try {
      store(columns, rows);
    } catch (SqlFailure failure) {
      if (failure.kind() == SqlFailure.Kind.DATA) {
        return Outcome.refused(misfit(failure));
      }
      throw failure;
    }
    return Outcome.made(build.target(), rows);
  }

  private void store(List<SeedColumn> columns, int rows) throws SqlFailure {
    Optional<Relation> old = build.session().relation(build.target());
    RelationName unfinished = build.beside(UNFINISHED);
    TableBuild.dropIfThere(build, unfinished);
    build
        .session()
        .execute(
            "create "
                + build.tableKind()
                + " "
                + build.session().render(unfinished)
                + ddl(columns));
    boolean refill =
        old.isPresent()
            && old.get().kind() == RelationKind.TABLE
            && !build.fromNothing()
            && sameColumns(unfinished);
    if (refill) {
      build.session().execute(build.session().dialect().drop(table(unfinished)));
      build.session().execute("delete from " + build.targetSql());
      fill(build.target(), columns, rows);
    } else {
      fill(unfinished, columns, rows);
      Swap.into(build, table(unfinished));
    }
  }

  private static Relation table(RelationName name) {
    return new Relation(name, RelationKind.TABLE);
  }

  private boolean sameColumns(RelationName wanted) throws SqlFailure {
    return build.session().columns(wanted).equals(build.session().columns(build.target()));
  }

  private String ddl(List<SeedColumn> columns) {
    return columns.stream()
        .map(c -> identifier(c.name()) + " " + declaredType(c.name()).orElse(c.sqlType()))
        .collect(Collectors.joining(", ", " (", ")"));
  }

  /**
   * Quoted, unless its author does not want that: where names without quotes are folded to one
   * case, that is another name; and a header that is no name, as of a file with another delimiter,
   * is an error.
   */
  private String identifier(String column) {
    return build.settings().flag("quote_columns").orElse(true) ? build.quote(column) : column;
  }

  private Optional<String> declaredType(String column) {
    return types.keys().stream()
        .filter(key -> key.equalsIgnoreCase(column))
        .findFirst()
        .flatMap(types::text);
  }

  private void fill(RelationName into, List<SeedColumn> columns, int rows) throws SqlFailure {
    RowLoad load = new RowLoad(build.session(), columns, rows);
    if (columns.stream().allMatch(c -> declaredType(c.name()).isEmpty())) {
      load.into(into);
      return;
    }
    // Declared types are the database's to understand: it casts the text.
    RelationName text = build.temporary("__floe_text");
    build
        .session()
        .execute(
            "create temporary table "
                + build.session().render(text)
                + columns.stream()
                    .map(c -> build.quote(c.name()) + " " + c.sqlType())
                    .collect(Collectors.joining(", ", " (", ")")));
    load.into(text);
    String casts = columns.stream().map(c -> cast(c)).collect(Collectors.joining(", "));
    build
        .session()
        .execute(
            new Statement(
                "insert into " + build.session().render(into) + " select " + casts + " from ",
                SqlText.unmapped(build.session().render(text)),
                ""));
    build.session().execute(build.session().dialect().drop(table(text)));
  }

  private String cast(SeedColumn column) {
    String name = build.quote(column.name());
    return declaredType(column.name()).map(t -> "cast(" + name + " as " + t + ")").orElse(name);
  }

  private Diagnostic misfit(SqlFailure failure) {
    return Diagnostic.at(
            RunCode.CSV_VALUE, Span.file(file), failure.getMessage().lines().findFirst().orElse(""))
        .about(build.node().uniqueId())
        .withHelp("correct the value, or the column's type in column_types");
  }
}
