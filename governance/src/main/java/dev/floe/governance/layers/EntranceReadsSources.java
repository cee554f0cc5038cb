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

/** Where data enters a product, nothing else is read. */
public final class EntranceReadsSources {

  private static final RuleCard CARD =
      new RuleCard(
          "entrance-layer",
          "the first layer reads sources",
          "A layer whose reads list names no layer (bronze, staging) reads no model.",
          Topic.LAYERS,
          List.of("data_architecture.layers.*.reads"),
          List.of(GovernanceCode.ENTRANCE_LAYER));

  private EntranceReadsSources() {}

  /** The rule. */
  public static Rule rule() {
    return new StatedRule(CARD, LayerReads::standard, true, EntranceReadsSources::judge);
  }

  private static List<Verdict> judge(Subject subject) {
    return LayerReads.judge(
        subject,
        (reader, read) ->
            reader.isEntrance() ? violation(subject, reader, read) : Optional.empty());
  }

  private static Optional<Diagnostic> violation(Subject subject, Reader reader, Node read) {
    if (!(read instanceof Node.Model model) || subject.layerOf(model).isEmpty()) {
      return Optional.empty();
    }
    String layer = subject.layerOf(model).orElseThrow().name();
    return Optional.of(
        LayerReads.finding(
                GovernanceCode.ENTRANCE_LAYER,
                reader,
                reader.called()
                    + " may read sources only, but reads '"
                    + model.info().name()
                    + "' ("
                    + layer
                    + " layer)")
            .withHelp("move the model to a later layer, " + LayerReads.allow(reader, layer)));
  }
}
