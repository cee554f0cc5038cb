package dev.floe.runner.execute;

import dev.floe.runner.materialize.FailureReport;
import dev.floe.spi.Engine;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes the schemas a run writes to, before it starts: done by several nodes at once they would
 * disturb each other.
 */
final class Schemas {

  private final Engine engine;

  Schemas(Engine engine) {
    this.engine = engine;
  }

  void create(List<RelationName> targets) {
    TreeMap<String, Set<String>> wanted = new TreeMap<>();
    for (RelationName target : targets) {
      target
          .schema()
          .ifPresent(schema ->
              wanted
                  .computeIfAbsent(target.database().orElse(""), d -> new TreeSet<>())
                  .add(schema));
    }
    if (wanted.isEmpty()) {
      return;
    }
    try (Session session = engine.session()) {
      for (var entry : wanted.entrySet()) {
        create(session, Optional.of(entry.getKey()).filter(d -> !d.isEmpty()), entry.getValue());
      }
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
  }

  private void create(Session session, Optional<String> database, Set<String> schemas)
      throws SqlFailure {
    Set<String> there =
        session.schemas(database).stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    for (String schema : schemas) {
      if (!there.contains(schema.toLowerCase(Locale.ROOT))) {
        session.execute(engine.dialect().createSchema(database, schema));
      }
    }
  }
}
