package dev.floe.governance.ports;

import dev.floe.artifacts.CompiledProduct.OutputPort;
import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Traced;
import dev.floe.governance.Demand;
import dev.floe.governance.Enforcement;
import dev.floe.governance.GovernanceCode;
import dev.floe.governance.Rule;
import dev.floe.governance.RuleCard;
import dev.floe.governance.StatedRule;
import dev.floe.governance.Subject;
import dev.floe.governance.Topic;
import dev.floe.governance.Verdict;
import dev.floe.manifest.inherit.Architecture.Layer;
import java.util.List;
import java.util.Optional;

/** A port offers a model of the product's own, of a layer that is meant to be read by others. */
public final class PortLayer {

  private static final String LAYERS = "governance.ports.layers";

  private static final RuleCard CARD =
      new RuleCard(
          "port-layer",
          "ports offer models of the right layer",
          "The table of every output port is a model of one of the layers in governance.ports.layers.",
          Topic.PORTS,
          List.of(LAYERS),
          List.of(GovernanceCode.PORT_LAYER));

  private PortLayer() {}

  /** The rule. */
  public static Rule rule() {
    return new StatedRule(
        CARD, platform -> Enforcement.strictWhere(platform.words(LAYERS)), false, PortLayer::judge);
  }

  private static List<Verdict> judge(Subject subject) {
    return subject.platform().words(LAYERS).stream()
        .flatMap(layers ->
            subject.product().outputPorts().stream().map(port -> verdict(port, layers, subject)))
        .toList();
  }

  private static Verdict verdict(OutputPort port, Traced<List<String>> layers, Subject subject) {
    String id = "port." + port.name();
    Demand demand = Demand.of("ports offer models of " + layers.value(), layers);
    Optional<Node> node = subject.node(port.node());
    Optional<String> layer =
        node.filter(Node.Model.class::isInstance)
            .map(Node.Model.class::cast)
            .flatMap(subject::layerOf)
            .filter(found -> isMeant(found, layers.value()))
            .map(Layer::name);
    return layer.isPresent()
        ? Verdict.held(id, demand, port.name() + ": a model of the " + layer.get() + " layer")
        : Verdict.broken(id, demand, finding(port, node, layers.value(), subject));
  }

  private static boolean isMeant(Layer layer, List<String> layers) {
    return layers.contains(layer.name()) || layers.contains(layer.role());
  }

  private static Diagnostic finding(
      OutputPort port, Optional<Node> node, List<String> layers, Subject subject) {
    return Diagnostic.of(
            GovernanceCode.PORT_LAYER,
            "output port '"
                + port.name()
                + "' offers "
                + node.map(found -> called(found, subject)).orElse(port.table()))
        .about("port." + port.name())
        .withHelp("offer a model of the layer " + String.join(" or ", layers));
  }

  private static String called(Node node, Subject subject) {
    String name = " '" + node.info().name() + "'";
    return switch (node) {
      case Node.Model model ->
          "the model"
              + name
              + subject
                  .layerOf(model)
                  .map(layer -> " of the " + layer.name() + " layer")
                  .orElse(", which is of no layer");
      case Node.Seed seed -> "the seed" + name;
      case Node.Snapshot snapshot -> "the snapshot" + name;
      case Node.Source source -> "the source" + name;
      case Node.Test test -> "the test" + name;
      case Node.UnitTest test -> "the test" + name;
    };
  }
}
