package dev.floe.governance.layers;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.governance.GovernanceCode;
import dev.floe.governance.Rule;
import dev.floe.governance.RuleCard;
import dev.floe.governance.StatedRule;
import dev.floe.governance.Subject;
import dev.floe.governance.Topic;
import dev.floe.governance.Verdict;
import dev.floe.governance.layers.LayerReads.Reader;
import java.util.List;
import java.util.Optional;

/** A model reads the layers below its own and none above it. */
public final class LayerOrder {

  private static final RuleCard CARD =
      new RuleCard(
          "layer-order",
          "layers are read in their order",
          "A model reads models of those layers only that its own layer's reads list names.",
          Topic.LAYERS,
          List.of("data_architecture.layers.*.reads"),
          List.of(GovernanceCode.LAYER_ORDER));

  private LayerOrder() {}

  /** The rule. */
  public static Rule rule() {
    return new StatedRule(CARD, LayerReads::standard, true, LayerOrder::judge);
  }

  private static List<Verdict> judge(Subject subject) {
    return LayerReads.judge(
        subject,
        (reader, read) ->
            reader.isEntrance() ? Optional.empty() : violation(subject, reader, read));
  }

  private static Optional<Diagnostic> violation(Subject subject, Reader reader, Node read) {
    if (!(read instanceof Node.Model model)) {
      return Optional.empty();
    }
    return subject
        .layerOf(model)
        .filter(layer -> !reader.layer().mayRead(layer))
        .map(layer ->
            LayerReads.finding(
                    GovernanceCode.LAYER_ORDER,
                    reader,
                    reader.called()
                        + " may not read '"
                        + model.info().name()
                        + "' ("
                        + layer.name()
                        + " layer)")
                .withHelp(
                    "read a model of "
                        + String.join(", ", reader.list().value())
                        + " instead, "
                        + LayerReads.allow(reader, layer.name())));
  }
}
