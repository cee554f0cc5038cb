package dev.floe.spi;

import java.util.Optional;

/**
 * The name of a table or view. Parts are stored as written, without quotes; how they are quoted and
 * compared is the {@link Dialect}'s business.
 *
 * @param database the catalog; absent where the engine has none or the current one is meant
 * @param schema absent where the current one is meant
 * @param identifier never empty
 */
public record RelationName(Optional<String> database, Optional<String> schema, String identifier) {

  public RelationName {
    if (identifier.isEmpty()) {
      throw new IllegalArgumentException("a relation has a name");
    }
  }

  /** A name with all three parts. */
  public static RelationName of(String database, String schema, String identifier) {
    return new RelationName(Optional.of(database), Optional.of(schema), identifier);
  }

  /** The parts that are there, joined by dots, unquoted: for people, logs and lineage. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    database.ifPresent(part -> text.append(part).append('.'));
    schema.ifPresent(part -> text.append(part).append('.'));
    return text.append(identifier).toString();
  }
}
