package dev.floe.dbt.load;

import dev.floe.dbt.graph.ResourceNode;
import dev.floe.spi.RelationName;
import java.util.Optional;

/** Names relations by other rules than dbt's: those of a manifest. */
@FunctionalInterface
public interface RelationNaming {

  /** The relation of a model, seed or snapshot; empty to keep what dbt's macros say. */
  Optional<RelationName> relation(ResourceNode node);

  /** dbt's own rules. */
  static RelationNaming dbt() {
    return node -> Optional.empty();
  }
}
