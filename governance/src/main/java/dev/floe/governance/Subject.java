package dev.floe.governance;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.manifest.inherit.Architecture;
import dev.floe.manifest.inherit.Platform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What rules judge: a compiled product, and the platform with the place of every policy. */
public final class Subject {

  private final Platform platform;
  private final CompiledProduct product;
  private final String project;
  private final Set<String> broken;
  private final List<Node.Model> ownModels;
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, List<Node.Test>> tests = new HashMap<>();
  private final LayerAssignment assignment;
  private final Map<String, Architecture.Layer> layers = new HashMap<>();

  /**
   * @param project the product's own dbt project; what packages bring is not judged by name
   */
  public Subject(Platform platform, CompiledProduct product, String project) {
    this(platform, product, project, Set.of());
  }

  /**
   * @param broken the nodes whose SQL has errors, which somebody has told
   */
  public Subject(Platform platform, CompiledProduct product, String project, Set<String> broken) {
    this.platform = platform;
    this.product = product;
    this.project = project;
    this.assignment = new LayerAssignment(platform.architecture());
    for (Node node : product.nodes()) {
      nodes.put(node.uniqueId(), node);
      if (node instanceof Node.Test test) {
        test.spec()
            .attachedTo()
            .ifPresent(id -> tests.computeIfAbsent(id, _ -> new ArrayList<>()).add(test));
      }
    }
    this.ownModels =
        product.nodes().stream()
            .filter(Node.Model.class::isInstance)
            .map(Node.Model.class::cast)
            .filter(model -> model.info().packageName().equals(project))
            .toList();
    ownModels.forEach(
        model -> assigned(model).ifPresent(layer -> layers.put(model.uniqueId(), layer)));
    this.broken = withReaders(broken);
  }

  /**
   * A product as it was stored, which does not say which of the projects in it is its own: that of
   * the models behind its ports, else of any.
   */
  public static Subject ofStored(Platform platform, CompiledProduct product) {
    List<Node.Model> models =
        product.nodes().stream()
            .filter(Node.Model.class::isInstance)
            .map(Node.Model.class::cast)
            .toList();
    String project =
        models.stream()
            .filter(model ->
                product.outputPorts().stream().anyMatch(p -> p.node().equals(model.uniqueId())))
            .findFirst()
            .or(() -> models.stream().findFirst())
            .map(model -> model.info().packageName())
            .orElse("");
    return new Subject(platform, product, project);
  }

  private Set<String> withReaders(Set<String> ids) {
    Set<String> all = new HashSet<>(ids);
    boolean grows = !all.isEmpty();
    while (grows) {
      grows = false;
      for (Node node : product.nodes()) {
        grows |= node.dependsOn().stream().anyMatch(all::contains) && all.add(node.uniqueId());
      }
    }
    return all;
  }

  /**
   * Whether errors in SQL, its own or of what it reads, keep from knowing what a node holds. They
   * are told where they are; what follows from not knowing is not worth another word.
   */
  public boolean isBroken(String uniqueId) {
    return broken.contains(uniqueId);
  }

  /** The policies. */
  public Platform platform() {
    return platform;
  }

  /** The product: its nodes sorted by unique id, its ports, where it runs. */
  public CompiledProduct product() {
    return product;
  }

  /** The name of the product's own dbt project. */
  public String project() {
    return project;
  }

  /** The models the product's own team wrote. */
  public List<Node.Model> ownModels() {
    return ownModels;
  }

  /** A node by its unique id. */
  public Optional<Node> node(String uniqueId) {
    return Optional.ofNullable(nodes.get(uniqueId));
  }

  /** The generic tests declared on a node, sorted by unique id. */
  public List<Node.Test> testsOf(String uniqueId) {
    return tests.getOrDefault(uniqueId, List.of());
  }

  /** The layer a model belongs to, if it has one. */
  public Optional<Architecture.Layer> layerOf(Node.Model model) {
    return model.info().packageName().equals(project)
        ? Optional.ofNullable(layers.get(model.uniqueId()))
        : assigned(model);
  }

  private Optional<Architecture.Layer> assigned(Node.Model model) {
    return assignment.layer(model.info().name(), model.info().meta());
  }
}
