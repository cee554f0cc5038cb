package dev.floe.cli.platform;

import dev.floe.artifacts.ArtifactsJson;
import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumns;
import dev.floe.compiler.Rebinding;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.mesh.ProductEntry;
import dev.floe.mesh.RegisteredProduct;
import dev.floe.registry.ArtifactStore;
import dev.floe.spi.ComputePlugin;
import dev.floe.spi.StaticAnalysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Registered products whose stored SQL does not bind to a port as it is to be. */
final class ReboundReaders {

  private final ArtifactStore store;
  private final List<ComputePlugin> computes =
      ServiceLoader.load(ComputePlugin.class).stream().map(ServiceLoader.Provider::get).toList();

  ReboundReaders(ArtifactStore store) {
    this.store = store;
  }

  /** The columns of a port as its product compiles now; absent where there is no such port. */
  static Optional<NodeColumns> columns(CompiledProduct product, String port) {
    return product.outputPorts().stream()
        .filter(one -> one.name().equals(port))
        .flatMap(one -> product.nodes().stream().filter(node -> node.uniqueId().equals(one.node())))
        .filter(Node.Referable.class::isInstance)
        .map(node -> ((Node.Referable) node).columns())
        .findFirst();
  }

  /**
   * What would break in the products that read a port.
   *
   * @param port {@code domain.product.port}
   */
  List<BlastRadius.Broken> broken(List<ProductEntry> mesh, String port, NodeColumns columns) {
    List<BlastRadius.Broken> broken = new ArrayList<>();
    for (ProductEntry entry : mesh) {
      if (entry.inputs().stream().anyMatch(in -> in.provider().filter(port::equals).isPresent())) {
        RegisteredProduct.of(entry, store)
            .flatMap(found -> ArtifactsJson.read(entry.reference(), found.compiled()).value())
            .ifPresent(compiled -> broken.addAll(broken(entry, compiled, port, columns)));
      }
    }
    return broken;
  }

  private List<BlastRadius.Broken> broken(
      ProductEntry entry, CompiledProduct compiled, String port, NodeColumns columns) {
    Optional<String> relation =
        compiled.inputPorts().stream()
            .filter(input -> input.provider().filter(port::equals).isPresent())
            .flatMap(input -> input.relation().stream())
            .findFirst();
    Optional<StaticAnalysis> analysis =
        computes.stream()
            .filter(plugin -> plugin.type().equals(compiled.target().compute()))
            .filter(StaticAnalysis.class::isInstance)
            .map(StaticAnalysis.class::cast)
            .findFirst();
    if (relation.isEmpty() || analysis.isEmpty()) {
      return List.of();
    }
    List<BlastRadius.Broken> broken = new ArrayList<>();
    new Rebinding(analysis.get())
        .broken(compiled, Map.of(relation.get(), columns))
        .forEach((node, found) -> found.forEach(one -> broken.add(broken(entry, node, one))));
    return broken;
  }

  private static BlastRadius.Broken broken(ProductEntry entry, String node, Diagnostic one) {
    return new BlastRadius.Broken(
        entry.id(), node, one.code().id() + " " + one.code().title(), one.message());
  }
}
