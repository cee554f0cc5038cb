package dev.floe.runner.materialize;

import dev.floe.spi.Dialect;
import dev.floe.spi.Engine;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The relations of the schemas a run writes to, as they were before the first node. Asking the
 * database for each node alone costs more than many a node does. Immutable once read.
 */
public final class Inventory {

  private final Map<String, Relation> relations = new HashMap<>();
  private final Engine.RelationScope defaults;

  private final Dialect dialect;

  private Inventory(Engine engine) {
    this.defaults = engine.defaults();
    this.dialect = engine.dialect();
  }

  /** Reads the schemas of these relations. */
  public static Inventory read(Engine engine, List<RelationName> targets) throws SqlFailure {
    Inventory inventory = new Inventory(engine);
    Set<String> read = new HashSet<>();
    try (Session session = engine.session()) {
      for (RelationName target : targets) {
        RelationName whole = inventory.whole(target);
        if (read.add(inventory.key(whole.database(), whole.schema(), ""))) {
          for (Relation relation :
              session.relations(whole.database(), whole.schema().orElseThrow())) {
            inventory.relations.put(inventory.key(relation.name()), relation);
          }
        }
      }
    }
    return inventory;
  }

  /** The relation that had this name. */
  Optional<Relation> find(RelationName name) {
    return Optional.ofNullable(relations.get(key(name)));
  }

  private RelationName whole(RelationName name) {
    return new RelationName(
        name.database().or(defaults::database),
        name.schema().or(() -> Optional.of(defaults.schema())),
        name.identifier());
  }

  private String key(RelationName name) {
    RelationName whole = whole(name);
    return key(whole.database(), whole.schema(), whole.identifier());
  }

  private String key(Optional<String> database, Optional<String> schema, String identifier) {
    return dialect.comparable(database.orElse(""))
        + '\0'
        + dialect.comparable(schema.orElse(""))
        + '\0'
        + dialect.comparable(identifier);
  }
}
