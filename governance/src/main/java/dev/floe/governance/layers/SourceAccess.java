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

/** Raw data enters through the layers meant for it. */
public final class SourceAccess {

  private static final RuleCard CARD =
      new RuleCard(
          "source-access",
          "sources are read by the first layer",
          "A model reads a source only where its layer's reads list names sources, and another product's port only where it names ports.",
          Topic.LAYERS,
          List.of("data_architecture.layers.*.reads"),
          List.of(GovernanceCode.SOURCE_ACCESS));

  private SourceAccess() {}

  /** The rule. */
  public static Rule rule() {
    return new StatedRule(CARD, LayerReads::standard, true, SourceAccess::judge);
  }

  private static List<Verdict> judge(Subject subject) {
    return LayerReads.judge(subject, (reader, read) -> violation(subject, reader, read));
  }

  private static Optional<Diagnostic> violation(Subject subject, Reader reader, Node read) {
    if (!(read instanceof Node.Source source)) {
      return Optional.empty();
    }
    boolean port = isPort(subject, source);
    String what = port ? LayerReads.PORTS : LayerReads.SOURCES;
    if (reader.list().value().contains(what)) {
      return Optional.empty();
    }
    return Optional.of(
        LayerReads.finding(
                GovernanceCode.SOURCE_ACCESS,
                reader,
                reader.called()
                    + " may not read "
                    + (port ? "the port " : "the source ")
                    + source.relation())
            .withHelp(
                "read it in a model of the "
                    + first(subject, what)
                    + ", "
                    + LayerReads.allow(reader, what)));
  }

  private static boolean isPort(Subject subject, Node.Source source) {
    String relation = source.relation().toString();
    return subject.product().inputPorts().stream()
        .anyMatch(
            port -> port.provider().isPresent() && port.relation().equals(Optional.of(relation)));
  }

  /** The first layer that may read it. */
  private static String first(Subject subject, String what) {
    return subject.platform().architecture().layers().stream()
        .filter(layer -> layer.reads().map(list -> list.value().contains(what)).orElse(true))
        .findFirst()
        .map(layer -> layer.name() + " layer")
        .orElse("layer before");
  }
}
