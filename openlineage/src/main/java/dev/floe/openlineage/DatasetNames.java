package dev.floe.openlineage;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.CompiledProduct.InputPort;
import dev.floe.spi.RelationName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names relations so that every product of the mesh calls the same table the same: a consumer reads
 * another product's table under a catalog of its own ({@code sales__orders}), which here becomes
 * the provider's domain again.
 */
final class DatasetNames {

  private final Map<String, String> domainOfCatalog = new HashMap<>();

  DatasetNames(CompiledProduct product) {
    for (InputPort port : product.inputPorts()) {
      port.relation()
          .ifPresent(relation ->
              port.provider()
                  .ifPresent(provider -> domainOfCatalog.put(first(relation), first(provider))));
    }
  }

  private static String first(String dotted) {
    int dot = dotted.indexOf('.');
    return dot < 0 ? dotted : dotted.substring(0, dot);
  }

  String name(RelationName relation) {
    Optional<String> catalog =
        relation.database().map(name -> domainOfCatalog.getOrDefault(name, name));
    return new RelationName(catalog, relation.schema(), relation.identifier()).toString();
  }
}
