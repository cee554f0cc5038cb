package dev.floe.dbt.render;

import dev.floe.dbt.adapter.PyRelation;
import dev.floe.dbt.adapter.Quoting;
import dev.floe.dbt.adapter.RelationRendering;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.spi.RelationName;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Nodes and sources as the relations templates see. */
final class RelationValues {

  private RelationValues() {}

  static PyRelation of(ResourceNode node, RelationRendering rendering) {
    RelationRendering own =
        new RelationRendering(
            rendering.dialect(), quoting(node.config().map("quoting"), rendering.quoting()));
    return PyRelation.of(node.placement().relation(), Optional.empty(), own);
  }

  static PyRelation of(SourceTable table, RelationRendering rendering) {
    RelationRendering own =
        new RelationRendering(rendering.dialect(), quoting(table.quoting(), rendering.quoting()));
    boolean nowhere =
        table.placement().schema().equalsIgnoreCase("information_schema")
            && !rendering.dialect().hasInformationSchemaInEachDatabase();
    RelationName name =
        new RelationName(
            nowhere ? Optional.empty() : table.placement().database(),
            Optional.of(table.placement().schema()),
            table.identifier());
    PyRelation relation = PyRelation.of(name, Optional.empty(), own);
    return table.externalLocation().map(relation::withFixed).orElse(relation);
  }

  static Quoting quoting(Map<String, @Nullable Object> written, Quoting otherwise) {
    return new Quoting(
        flag(written.get("database"), otherwise.database()),
        flag(written.get("schema"), otherwise.schema()),
        flag(written.get("identifier"), otherwise.identifier()));
  }

  private static boolean flag(@Nullable Object value, boolean otherwise) {
    return value instanceof Boolean on ? on : otherwise;
  }
}
