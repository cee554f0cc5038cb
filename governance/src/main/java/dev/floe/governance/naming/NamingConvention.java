package dev.floe.governance.naming;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeInfo;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Traced;
import dev.floe.governance.Demand;
import dev.floe.governance.Enforcement;
import dev.floe.governance.GovernanceCode;
import dev.floe.governance.LayerAssignment;
import dev.floe.governance.Rule;
import dev.floe.governance.RuleCard;
import dev.floe.governance.Subject;
import dev.floe.governance.Topic;
import dev.floe.governance.Verdict;
import dev.floe.manifest.inherit.Architecture;
import dev.floe.manifest.inherit.Architecture.Layer;
import dev.floe.manifest.inherit.Platform;
import java.util.List;
import java.util.Optional;

/** Every model belongs to a layer and starts with that layer's prefix. */
public final class NamingConvention implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "naming-convention",
          "models are named by their layer",
          "Every model names its layer in meta.floe.layer or starts with a layer's prefix.",
          Topic.NAMING,
          List.of("data_architecture.naming.enforcement", "data_architecture.layers.*.prefix"),
          List.of(GovernanceCode.NAMING_CONVENTION, GovernanceCode.UNKNOWN_LAYER));

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Traced<Enforcement> standard(Platform platform) {
    return NamingPolicy.enforcement(platform.architecture());
  }

  @Override
  public boolean switchable() {
    return false;
  }

  @Override
  public List<Verdict> judge(Subject subject) {
    Architecture architecture = subject.platform().architecture();
    if (architecture.layers().isEmpty()) {
      return List.of();
    }
    return subject.ownModels().stream()
        .map(model -> verdict(model, subject, architecture))
        .toList();
  }

  private static Verdict verdict(Node.Model model, Subject subject, Architecture architecture) {
    NodeInfo info = model.info();
    Demand demand = NamingPolicy.demand(architecture);
    Optional<Layer> layer = subject.layerOf(model);
    if (layer.isPresent()) {
      return Verdict.held(
          info.uniqueId(), demand, info.name() + ": valid (" + layer.get().name() + " layer)");
    }
    Diagnostic finding =
        LayerAssignment.declared(info.meta())
            .map(declared -> unknownLayer(info, declared, architecture))
            .orElseGet(() -> violation(info, architecture));
    return Verdict.broken(info.uniqueId(), demand, finding);
  }

  private static Diagnostic unknownLayer(
      NodeInfo model, String declared, Architecture architecture) {
    return about(
            model,
            Diagnostic.of(
                GovernanceCode.UNKNOWN_LAYER,
                "'" + model.name() + "' says it belongs to layer '" + declared + "'"))
        .withNote(Note.of("the platform has no layer of that name"))
        .withHelp(new LayerAssignment(architecture).help(declared));
  }

  private static Diagnostic violation(NodeInfo model, Architecture architecture) {
    String help =
        NameWords.guess(model.name(), architecture)
            .or(() -> NameWords.guessByFolder(model.name(), model.path(), architecture))
            .map(guess -> "Model appears to be " + guess.looksLike() + " → use " + guess.name())
            .orElseGet(() ->
                "rename it to "
                    + architecture.layers().getFirst().prefix().value()
                    + model.name()
                    + ", or set meta.floe.layer");
    return about(
            model,
            Diagnostic.of(
                GovernanceCode.NAMING_CONVENTION,
                "'" + model.name() + "' violates naming convention"))
        .withNote(Note.of("Expected: " + prefixes(architecture.layers()) + " prefix"))
        .withHelp(help);
  }

  private static Diagnostic about(NodeInfo model, Diagnostic diagnostic) {
    return diagnostic.about(model.uniqueId()).at(Span.file(model.path()));
  }

  /** {@code a_*, b_*, or c_*}. */
  private static String prefixes(List<Layer> layers) {
    List<String> all = layers.stream().map(layer -> layer.prefix().value() + "*").toList();
    return switch (all.size()) {
      case 1 -> all.getFirst();
      case 2 -> all.getFirst() + " or " + all.getLast();
      default -> String.join(", ", all.subList(0, all.size() - 1)) + ", or " + all.getLast();
    };
  }
}
