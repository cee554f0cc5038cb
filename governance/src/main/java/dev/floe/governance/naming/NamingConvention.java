package dev.floe.governance.naming;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeInfo;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import dev.floe.governance.GovernanceCode;
import dev.floe.governance.Rule;
import dev.floe.governance.Subject;
import dev.floe.manifest.inherit.Architecture;
import dev.floe.manifest.inherit.Architecture.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every model belongs to a layer and starts with that layer's prefix. */
public final class NamingConvention implements Rule {

  @Override
  public List<Diagnostic> check(Subject subject) {
    Architecture architecture = subject.platform().architecture();
    Optional<Severity> severity = Enforcement.severity(architecture);
    List<Diagnostic> found = new ArrayList<>();
    if (severity.isEmpty() || architecture.layers().isEmpty()) {
      return found;
    }
    for (Node.Model model : subject.ownModels()) {
      check(model.info(), architecture)
          .map(finding -> finding.withSeverity(severity.get()))
          .map(finding -> demanded(finding, architecture))
          .ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Diagnostic> check(NodeInfo model, Architecture architecture) {
    LayerAssignment layers = new LayerAssignment(architecture);
    Optional<String> declared = LayerAssignment.declared(model.meta());
    if (declared.isPresent()) {
      return architecture.layer(declared.get()).isPresent()
          ? Optional.empty()
          : Optional.of(unknownLayer(model, declared.get(), layers));
    }
    return architecture.layerOfModel(model.name()).isPresent()
        ? Optional.empty()
        : Optional.of(violation(model, architecture));
  }

  private static Diagnostic unknownLayer(NodeInfo model, String declared, LayerAssignment layers) {
    return about(
            model,
            Diagnostic.of(
                GovernanceCode.UNKNOWN_LAYER,
                "'" + model.name() + "' says it belongs to layer '" + declared + "'"))
        .withNote(Note.of("the platform has no layer of that name"))
        .withHelp(layers.help(declared));
  }

  private static Diagnostic violation(NodeInfo model, Architecture architecture) {
    String help =
        NameWords.guess(model.name(), architecture)
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

  private static Diagnostic demanded(Diagnostic finding, Architecture architecture) {
    return architecture
        .enforcement()
        .origin()
        .span()
        .or(() -> architecture.pattern().origin().span())
        .map(finding::demandedBy)
        .orElse(finding);
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
