package dev.floe.cli.init;

import dev.floe.manifest.inherit.Architecture;
import java.util.List;

/**
 * How the models of a new product are named in three layers of its platform.
 *
 * @param first where data comes in
 * @param second where it is cleaned
 * @param third what others read
 */
record Layers(Layer first, Layer second, Layer third) {

  /**
   * One layer.
   *
   * @param name of the folder below {@code models/}
   * @param prefix of its models
   * @param namespace of its relations
   */
  record Layer(String name, String prefix, String namespace) {}

  /** Medallion in a platform of its own. */
  static Layers medallion() {
    return new Layers(
        new Layer("bronze", "bronze_", "bronze"),
        new Layer("silver", "silver_", "silver"),
        new Layer("gold", "gold_", "gold"));
  }

  /** The first three layers of a platform, the last one for those it does not have. */
  static Layers of(Architecture architecture) {
    List<Layer> layers =
        architecture.layers().stream()
            .map(
                layer -> new Layer(layer.name(), layer.prefix().value(), layer.namespace().value()))
            .toList();
    if (layers.isEmpty()) {
      return medallion();
    }
    int last = layers.size() - 1;
    return new Layers(
        layers.getFirst(), layers.get(Math.min(1, last)), layers.get(Math.min(2, last)));
  }
}
