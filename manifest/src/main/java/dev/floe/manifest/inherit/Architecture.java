package dev.floe.manifest.inherit;

import dev.floe.diagnostics.Traced;
import dev.floe.manifest.Percentage;
import java.util.List;
import java.util.Optional;

/**
 * How models are layered and named.
 *
 * @param pattern {@code medallion}, {@code kimball}, {@code data_vault} or {@code hybrid}
 * @param layers those of the pattern first, in its order, then one's own by name
 * @param enforcement {@code off}, {@code warn} or {@code strict}
 * @param casing {@code snake_case}, {@code camelCase} or {@code PascalCase}
 */
public record Architecture(
    Traced<String> pattern, List<Layer> layers, Traced<String> enforcement, Traced<String> casing) {

  public Architecture {
    layers = List.copyOf(layers);
  }

  /**
   * A layer with everything that applies to its models.
   *
   * @param prefix what its models' names start with
   * @param namespace of its relations, the domain's namespace included
   * @param requiredTests those of the layer and of the whole platform
   * @param minimumCoverage share of a model's columns with a test
   * @param role the name of the built-in layer it is or extends; else its own
   * @param reads what its models may read: names or roles of layers, {@code sources}, {@code
   *     ports}; absent where anything may be read
   * @param scd rules for slowly changing dimensions, where the layer has them
   */
  public record Layer(
      String name,
      Traced<String> prefix,
      Optional<Traced<String>> description,
      Traced<String> namespace,
      Traced<List<String>> requiredTests,
      Optional<Traced<Percentage>> minimumCoverage,
      Traced<Boolean> requiredDocumentation,
      String role,
      Optional<Traced<List<String>>> reads,
      Optional<Scd> scd) {

    /** Whether its models may read those of another layer; they may always where nobody says. */
    public boolean mayRead(Layer other) {
      return reads
          .map(Traced::value)
          .map(names -> names.contains(other.name()) || names.contains(other.role()))
          .orElse(true);
    }
  }

  /** Which types of slowly changing dimensions a layer knows. */
  public record Scd(Traced<List<Integer>> typesAllowed, Traced<Integer> defaultType) {}

  /** The layer of a name. */
  public Optional<Layer> layer(String name) {
    return layers.stream().filter(layer -> layer.name().equals(name)).findFirst();
  }

  /** The layer a model's name speaks of by its prefix; of several the longest prefix decides. */
  public Optional<Layer> layerOfModel(String model) {
    return layers.stream()
        .filter(layer -> model.startsWith(layer.prefix().value()))
        .filter(layer -> model.length() > layer.prefix().value().length())
        .max(java.util.Comparator.comparingInt(layer -> layer.prefix().value().length()));
  }
}
