package dev.floe.compute.duckdb;

import dev.floe.spi.Dialect;
import dev.floe.spi.ExternalFiles;
import dev.floe.spi.RelationComments;
import dev.floe.spi.RelationKind;
import dev.floe.spi.RelationName;
import dev.floe.spi.TableReplacement;
import dev.floe.spi.UserFunctions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** DuckDB's SQL. */
final class DuckDbDialect
    implements Dialect, TableReplacement, ExternalFiles, RelationComments, UserFunctions {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** The reserved words of {@code duckdb_keywords()}. */
  private static final Set<String> RESERVED =
      Set.of(
          """
          all analyse analyze and any array as asc asymmetric both case cast check collate
          column constraint create default deferrable desc describe distinct do else end
          except false fetch for foreign from group having in initially intersect into
          lambda lateral leading limit not null offset on only or order pivot pivot_longer
          pivot_wider placing primary qualify references returning select show some
          summarize symmetric table then to trailing true union unique unpivot using
          variadic when where window with
          """
              .split("\\s+"));

  private final List<MacroFile> macros = MacroFile.beside(DuckDbDialect.class);
  private final DuckDbFiles files;

  DuckDbDialect() {
    this(DuckDbFiles.anywhere());
  }

  /**
   * @param files where they lie
   */
  DuckDbDialect(DuckDbFiles files) {
    this.files = files;
  }

  @Override
  public String name() {
    return "duckdb";
  }

  @Override
  public List<MacroFile> macros() {
    return macros;
  }

  /** Quotes keep the letters' case, and no two names differ in it alone. */
  @Override
  public String comparable(String identifier) {
    return identifier.toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean isPlain(String identifier) {
    return PLAIN.matcher(identifier).matches()
        && !RESERVED.contains(identifier.toLowerCase(Locale.ROOT));
  }

  @Override
  public Frame replaceTableAs(RelationName name) {
    return new Frame("create or replace table " + render(name) + " as (\n", "\n)");
  }

  @Override
  public boolean overloadsFunctions() {
    return false;
  }

  /** A macro: DuckDB takes types of its result alone, and puts its body where it is called. */
  @Override
  public Frame createFunction(RelationName name, Signature signature) {
    String arguments =
        signature.arguments().stream()
            .map(one -> quote(one.name()) + one.standard().map(value -> " := " + value).orElse(""))
            .collect(Collectors.joining(", "));
    return new Frame(
        "create or replace macro " + render(name) + "(" + arguments + ") as cast((\n",
        "\n) as " + signature.returns() + ")");
  }

  @Override
  public String keyword(RelationKind kind) {
    return switch (kind) {
      case TABLE, EXTERNAL -> "table";
      case VIEW, MATERIALIZED_VIEW -> "view";
    };
  }

  @Override
  public String place(String name) {
    return files.place(name);
  }

  @Override
  public Frame write(String location, String format, Map<String, Object> options) {
    return files.write(location, format, options);
  }

  @Override
  public String read(
      String location, String format, Map<String, Object> written, Map<String, Object> reading) {
    return files.read(location, format, written, reading);
  }

  @Override
  public String comments(Optional<String> database, String schema) {
    String here =
        " where schema_name = "
            + literal(schema)
            + database.map(name -> " and database_name = " + literal(name)).orElse("")
            + " and comment is not null";
    return "select table_name, null, comment, null from duckdb_tables()"
        + here
        + " union all select view_name, null, comment, null from duckdb_views()"
        + here
        + " union all select table_name, column_name, comment, null from duckdb_columns()"
        + here;
  }

  @Override
  public boolean hasInformationSchemaInEachDatabase() {
    return false;
  }

  @Override
  public boolean subqueryNeedsName() {
    return false;
  }

  @Override
  public String textType() {
    return "varchar";
  }
}
