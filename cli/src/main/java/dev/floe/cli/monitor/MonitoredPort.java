package dev.floe.cli.monitor;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.CompiledProduct.OutputPort;
import dev.floe.artifacts.Node;
import java.nio.file.Path;
import java.util.List;

/**
 * A port that is watched.
 *
 * @param folder of its product
 * @param node behind it
 */
record MonitoredPort(Path folder, CompiledProduct product, OutputPort port, Node.Referable node) {

  /** The ports of a compiled product. */
  static List<MonitoredPort> of(Path folder, CompiledProduct product) {
    return product.outputPorts().stream()
        .flatMap(port ->
            product.nodes().stream()
                .filter(node -> node.uniqueId().equals(port.node()))
                .filter(Node.Referable.class::isInstance)
                .map(Node.Referable.class::cast)
                .map(node -> new MonitoredPort(folder, product, port, node)))
        .toList();
  }

  /** {@code sales.order-history.orders}. */
  String name() {
    return product.product().qualifiedName() + "." + port.name();
  }

  Promise promise() {
    return Promise.of(port);
  }

  /** The tests of the node behind it. */
  List<Node.Test> tests() {
    return product.nodes().stream()
        .filter(Node.Test.class::isInstance)
        .map(Node.Test.class::cast)
        .filter(test -> test.spec().attachedTo().filter(node.uniqueId()::equals).isPresent())
        .toList();
  }
}
