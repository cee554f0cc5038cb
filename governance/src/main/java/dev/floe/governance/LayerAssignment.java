package dev.floe.governance;

import dev.floe.diagnostics.Suggestion;
import dev.floe.manifest.inherit.Architecture;
import dev.floe.manifest.inherit.Architecture.Layer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the layer of a model: {@code meta.floe.layer} decides, else the name's prefix. */
public final class LayerAssignment {

  private final Architecture architecture;

  public LayerAssignment(Architecture architecture) {
    this.architecture = architecture;
  }

  /** The layer of a model, if it has one. */
  public Optional<Layer> layer(String modelName, Map<String, Object> meta) {
    return declared(meta)
        .map(architecture::layer)
        .orElseGet(() -> architecture.layerOfModel(modelName));
  }

  /** What {@code meta.floe.layer} says, whether or not there is such a layer. */
  public static Optional<String> declared(Map<String, Object> meta) {
    return meta.get("floe") instanceof Map<?, ?> floe && floe.get("layer") instanceof String layer
        ? Optional.of(layer)
        : Optional.empty();
  }

  /** What to write instead of a layer that does not exist. */
  public String help(String layer) {
    List<String> known = architecture.layers().stream().map(Layer::name).toList();
    return Suggestion.help(layer, known);
  }
}
