package dev.floe.artifacts;

import dev.floe.spi.RelationName;
import java.util.List;
import java.util.Optional;

/**
 * A promise about a relation's rows that its DDL states.
 *
 * @param columns the columns it speaks of; one for a constraint written at a column; may be empty
 *     for {@code CHECK} and {@code CUSTOM}
 * @param expression the condition of {@code CHECK}, the text of {@code CUSTOM}, what follows {@code
 *     references} for {@code FOREIGN_KEY}; empty if none
 * @param target the relation of the project a {@code FOREIGN_KEY} refers to; then the expression
 *     names its columns alone
 * @param name its name in the database, if its author gave one
 */
public record Constraint(
    Kind kind,
    List<String> columns,
    String expression,
    Optional<String> name,
    Optional<RelationName> target) {

  public Constraint {
    columns = List.copyOf(columns);
  }

  /** A constraint that speaks of no other relation of the project. */
  public static Constraint of(
      Kind kind, List<String> columns, String expression, Optional<String> name) {
    return new Constraint(kind, columns, expression, name, Optional.empty());
  }

  /** The kinds dbt knows. */
  public enum Kind {
    NOT_NULL,
    UNIQUE,
    PRIMARY_KEY,
    FOREIGN_KEY,
    CHECK,
    CUSTOM
  }
}
