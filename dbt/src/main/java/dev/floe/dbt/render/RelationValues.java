package dev.floe.dbt.render;

import dev.floe.dbt.adapter.PyRelation;
import dev.floe.dbt.adapter.Quoting;
import dev.floe.dbt.adapter.RelationRendering;
import dev.floe.dbt.graph.QuotedNames;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.spi.RelationName;
import java.util.Optional;

/** Nodes and sources as the relations templates see. */
final class RelationValues {

  private RelationValues() {}

  static PyRelation of(ResourceNode node, QuotedNames names) {
    return PyRelation.of(
        node.placement().relation(), Optional.empty(), rendering(names, names.quotes(node)));
  }

  static PyRelation of(SourceTable table, QuotedNames names) {
    boolean nowhere =
        table.placement().schema().equalsIgnoreCase("information_schema")
            && !names.dialect().hasInformationSchemaInEachDatabase();
    RelationName name =
        new RelationName(
            nowhere ? Optional.empty() : table.placement().database(),
            Optional.of(table.placement().schema()),
            table.identifier());
    PyRelation relation =
        PyRelation.of(name, Optional.empty(), rendering(names, names.quotes(table)));
    return table.externalLocation().map(relation::withFixed).orElse(relation);
  }

  private static RelationRendering rendering(QuotedNames names, QuotedNames.Quotes quotes) {
    return new RelationRendering(
        names.dialect(), new Quoting(quotes.database(), quotes.schema(), quotes.identifier()));
  }
}
