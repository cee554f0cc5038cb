package dev.floe.contracts.compiled;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.spi.ColumnLineage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which columns of a relation a product's own models read, and where: from column lineage. A model
 * whose lineage is not known counts as one that reads all of it.
 */
public final class UsedColumns {

  /** A column of a model: {@code model.shop.orders} and {@code total}. */
  public record Reader(String node, String column) {}

  private final Map<String, List<Reader>> readers = new TreeMap<>();
  private final Set<String> readersOfAll = new TreeSet<>();

  private UsedColumns() {}

  /**
   * @param relation as the product's SQL names it, with its catalog
   */
  public static UsedColumns of(CompiledProduct product, String relation) {
    UsedColumns used = new UsedColumns();
    for (Node node : product.nodes()) {
      if (node instanceof Node.Referable readable && !(node instanceof Node.Source)) {
        used.add(readable, product, relation);
      }
    }
    return used;
  }

  private void add(Node.Referable node, CompiledProduct product, String relation) {
    boolean direct =
        node.dependsOn().stream()
            .anyMatch(id ->
                PortContracts.node(product, id)
                    .flatMap(Node.Referable::location)
                    .filter(name -> name.toString().equalsIgnoreCase(relation))
                    .isPresent());
    if (!direct) {
      return;
    }
    if (node.columns().known().isEmpty()) {
      readersOfAll.add(node.uniqueId());
    }
    for (NodeColumn column : node.columns().known().orElse(List.of())) {
      switch (column.lineage()) {
        case ColumnLineage.Known(List<ColumnLineage.Input> inputs) ->
            inputs.stream()
                .filter(input -> input.relation().toString().equalsIgnoreCase(relation))
                .forEach(input ->
                    readers
                        .computeIfAbsent(lower(input.column()), key -> new ArrayList<>())
                        .add(new Reader(node.uniqueId(), column.name())));
        case ColumnLineage.Unknown unknown -> readersOfAll.add(node.uniqueId());
      }
    }
  }

  /** Whether anything reads the column. */
  public boolean isUsed(String column) {
    return !readersOfAll.isEmpty() || readers.containsKey(lower(column));
  }

  /** The columns of models made of a column; of a model that reads all, the model alone. */
  public List<Reader> readers(String column) {
    List<Reader> all = new ArrayList<>(readers.getOrDefault(lower(column), List.of()));
    readersOfAll.forEach(node -> all.add(new Reader(node, "")));
    return all;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
