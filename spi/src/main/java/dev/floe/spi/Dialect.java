package dev.floe.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How SQL is written for one engine. Pure functions without state; safe for any thread.
 *
 * <p>DDL that embeds a query is returned as the text {@link Frame around} the query, so that a
 * position in the whole statement can be traced back into the query.
 *
 * <p>What the SQL standard says, or all engines that are known do alike, is here; an engine that
 * differs says so.
 */
public interface Dialect {

  /** The adapter's name in dbt: {@code duckdb}. */
  String name();

  /**
   * Adapters whose macros are used where this one has none, nearest first; without {@code default}.
   */
  default List<String> dispatchParents() {
    return List.of();
  }

  /**
   * The dialect's own macros: Jinja source files by name, named as dbt names adapter macros ({@code
   * duckdb__dateadd}).
   */
  List<MacroFile> macros();

  /** One identifier, quoted. */
  default String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** Whether an identifier means the same without quotes. */
  boolean isPlain(String identifier);

  /** A string literal. */
  default String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A full name in which every part is quoted. */
  default String render(RelationName name) {
    StringBuilder text = new StringBuilder();
    name.database().ifPresent(part -> text.append(quote(part)).append('.'));
    name.schema().ifPresent(part -> text.append(quote(part)).append('.'));
    return text.append(quote(name.identifier())).toString();
  }

  /** {@code create table as}. A temporary table has neither database nor schema. */
  default Frame createTableAs(RelationName name, boolean temporary) {
    return new Frame(
        "create " + (temporary ? "temporary " : "") + "table " + render(name) + " as (\n", "\n)");
  }

  /**
   * How long an identifier may be, in bytes of UTF-8: the engine cuts or refuses what is longer.
   */
  default int longestIdentifier() {
    return Integer.MAX_VALUE;
  }

  /** An identifier as the engine compares it with others when both are quoted. */
  String comparable(String identifier);

  /** {@code create view as}, replacing a view of that name where the engine can. */
  default Frame createViewAs(RelationName name) {
    return new Frame("create or replace view " + render(name) + " as (\n", "\n)");
  }

  /** Whether {@link #createViewAs} may replace a view by one with other columns. */
  default boolean replacesAnyView() {
    return true;
  }

  /** {@code create table} with these columns, empty. */
  default String createTable(RelationName name, List<Column> columns) {
    return "create table "
        + render(name)
        + columns.stream()
            .map(column -> quote(column.name()) + " " + typeIn(column))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private String typeIn(Column column) {
    return column.nativeType().isEmpty() ? textType() : column.nativeType();
  }

  /** {@code create schema if not exists}. */
  default String createSchema(Optional<String> database, String schema) {
    return "create schema if not exists "
        + database.map(part -> quote(part) + ".").orElse("")
        + quote(schema);
  }

  /** {@code drop … if exists}, with what depends on it where the engine wants that said. */
  default String drop(Relation relation) {
    return "drop "
        + keyword(relation.kind())
        + " if exists "
        + render(relation.name())
        + " cascade";
  }

  /** {@code alter … rename to}: within the same schema. */
  default String rename(Relation relation, String identifier) {
    return "alter "
        + keyword(relation.kind())
        + " "
        + render(relation.name())
        + " rename to "
        + quote(identifier);
  }

  /** What a relation is called in statements that change it. */
  String keyword(RelationKind kind);

  /** Whether every database has an {@code information_schema} of its own. */
  default boolean hasInformationSchemaInEachDatabase() {
    return true;
  }

  /** Whether a query in parentheses after {@code from} must have a name. */
  default boolean subqueryNeedsName() {
    return true;
  }

  /** The type for text of any length, in DDL. */
  String textType();

  /** A macro file. */
  record MacroFile(String name, String source) {

    /**
     * The files in the folder {@code macros/} beside a class. {@code macros/index} lists them,
     * because a jar's folders cannot be listed by its class loader.
     *
     * @throws IllegalStateException where one is not there
     */
    public static List<MacroFile> beside(Class<?> type) {
      return text(type, "macros/index")
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .map(name -> new MacroFile(name, text(type, "macros/" + name)))
          .toList();
    }

    private static String text(Class<?> type, String resource) {
      try (InputStream in = type.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalStateException("no such resource: " + resource);
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(resource, e);
      }
    }
  }

  /** The text before and after an embedded query. */
  record Frame(String before, String after) {

    /** The whole statement. */
    public String around(String query) {
      return before + query + after;
    }
  }
}
