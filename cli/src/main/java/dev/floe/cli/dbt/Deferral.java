package dev.floe.cli.dbt;

import dev.floe.dbt.artifact.EarlierManifest;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.diagnostics.Result;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * {@code --defer}: what is read from another environment. A relation that is not here, or, with
 * {@code --favor-state}, every one that the command does not build itself.
 */
final class Deferral {

  private final DbtWork work;
  private final Map<List<String>, Set<String>> present = new HashMap<>();

  Deferral(DbtWork work) {
    this.work = work;
  }

  /**
   * Unique ids to relations elsewhere.
   *
   * @param selected what the command works on
   */
  Result<Map<String, RelationName>> relations(SortedSet<String> selected, Session session) {
    if (!work.flags().isOn("--defer")) {
      return Result.ok(Map.of());
    }
    return new DbtState(work)
        .deferredTo("'--defer' reads from where an earlier run has built")
        .map(manifest -> elsewhere(manifest, selected, session));
  }

  private Map<String, RelationName> elsewhere(
      EarlierManifest manifest, SortedSet<String> selected, Session session) {
    boolean favoured = work.flags().isOn("--favor-state");
    Map<String, RelationName> elsewhere = new HashMap<>();
    manifest
        .relations()
        .forEach((id, relation) -> {
          ResourceNode node = work.graph().nodes().get(id);
          boolean built = selected.contains(id) && work.verb() != Verb.TEST;
          if (node != null
              && !built
              && !node.placement().relation().equals(relation)
              && (favoured || !isHere(node, session))) {
            elsewhere.put(id, relation);
          }
        });
    return elsewhere;
  }

  private boolean isHere(ResourceNode node, Session session) {
    RelationName name = node.placement().relation();
    List<String> schema = List.of(name.database().orElse(""), node.placement().schema());
    return present
        .computeIfAbsent(schema, key -> names(name, node.placement().schema(), session))
        .contains(name.identifier().toLowerCase(Locale.ROOT));
  }

  private static Set<String> names(RelationName any, String schema, Session session) {
    Set<String> names = new HashSet<>();
    try {
      for (Relation relation : session.relations(any.database(), schema)) {
        names.add(relation.name().identifier().toLowerCase(Locale.ROOT));
      }
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
    return names;
  }
}
