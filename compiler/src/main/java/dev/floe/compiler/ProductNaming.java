package dev.floe.compiler;

import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.load.RelationNaming;
import dev.floe.governance.LayerAssignment;
import dev.floe.manifest.inherit.Architecture.Layer;
import dev.floe.manifest.inherit.Platform;
import dev.floe.spi.RelationName;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a product's relations lie under a manifest: the alias, else the name without its
 * layer's prefix, in the layer's namespace. What belongs to no layer lies in the catalog's schema
 * {@value #DEFAULT_SCHEMA} or the one it is configured to.
 */
final class ProductNaming implements RelationNaming {

  /** The catalog of a platform without domains. */
  static final String PLATFORM_CATALOG = "floe";

  /** The schema of what belongs to no layer. */
  static final String DEFAULT_SCHEMA = "main";

  private final String catalog;
  private final LayerAssignment layers;

  ProductNaming(Platform platform) {
    this.catalog = catalog(platform);
    this.layers = new LayerAssignment(platform.architecture());
  }

  /** The catalog that holds everything of a product: its domain's, or the platform's. */
  static String catalog(Platform platform) {
    return platform
        .domain()
        .map(domain -> firstSegment(domain.namespace()))
        .orElse(PLATFORM_CATALOG);
  }

  /** The layer of a node, if it has one. */
  Optional<Layer> layer(ResourceNode node) {
    Map<String, @Nullable Object> meta = node.config().map("meta");
    Map<String, Object> known = new java.util.HashMap<>();
    meta.forEach((key, value) -> {
      if (value != null) {
        known.put(key, value);
      }
    });
    return layers.layer(node.identity().name(), known);
  }

  @Override
  public Optional<RelationName> relation(ResourceNode node) {
    Optional<String> alias = node.config().text("alias");
    String name = node.placement().alias();
    return Optional.of(
        layer(node)
            .map(layer -> inLayer(layer, alias.orElseGet(() -> withoutPrefix(layer, name))))
            .orElseGet(() ->
                RelationName.of(
                    catalog,
                    node.config().text("schema").orElse(DEFAULT_SCHEMA),
                    alias.orElse(name))));
  }

  private RelationName inLayer(Layer layer, String identifier) {
    String namespace = layer.namespace().value();
    String prefix = catalog + ".";
    String schema = namespace.startsWith(prefix) ? namespace.substring(prefix.length()) : namespace;
    return RelationName.of(catalog, schema, identifier);
  }

  private static String withoutPrefix(Layer layer, String name) {
    String prefix = layer.prefix().value();
    return name.startsWith(prefix) && name.length() > prefix.length()
        ? name.substring(prefix.length())
        : name;
  }

  private static String firstSegment(String namespace) {
    int dot = namespace.indexOf('.');
    return dot < 0 ? namespace : namespace.substring(0, dot);
  }
}
