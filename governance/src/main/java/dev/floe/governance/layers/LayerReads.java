package dev.floe.governance.layers;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Traced;
import dev.floe.governance.Demand;
import dev.floe.governance.Enforcement;
import dev.floe.governance.GovernanceCode;
import dev.floe.governance.Subject;
import dev.floe.governance.Verdict;
import dev.floe.manifest.inherit.Architecture;
import dev.floe.manifest.inherit.Architecture.Layer;
import dev.floe.manifest.inherit.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What the rules of this package share: a model, its layer's list, and what the model reads. */
final class LayerReads {

  /** What a layer that may read sources has in its list. */
  static final String SOURCES = "sources";

  /** What a layer that may read other products' ports has in its list. */
  static final String PORTS = "ports";

  private LayerReads() {}

  /**
   * A model whose layer says what it reads.
   *
   * @param list the layer's {@code reads}
   */
  record Reader(Node.Model model, Layer layer, Traced<List<String>> list) {

    /** Whether its list names no layer: then its models are where data enters. */
    boolean isEntrance() {
      return list.value().stream().allMatch(name -> name.equals(SOURCES) || name.equals(PORTS));
    }

    String called() {
      return "'" + model.info().name() + "' (" + layer.name() + " layer)";
    }
  }

  /** As strictly as names: both are the pattern. */
  static Traced<Enforcement> standard(Platform platform) {
    return platform.architecture().enforcement().map(Enforcement::of);
  }

  /**
   * A verdict for each own model that has a list; {@code violation} speaks of one node it reads.
   */
  static List<Verdict> judge(
      Subject subject, BiFunction<Reader, Node, Optional<Diagnostic>> violation) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Node.Model model : subject.ownModels()) {
      reader(subject, model).ifPresent(reader -> verdicts.add(judge(subject, reader, violation)));
    }
    return verdicts;
  }

  private static Optional<Reader> reader(Subject subject, Node.Model model) {
    return subject
        .layerOf(model)
        .flatMap(layer -> layer.reads().map(list -> new Reader(model, layer, list)));
  }

  private static Verdict judge(
      Subject subject, Reader reader, BiFunction<Reader, Node, Optional<Diagnostic>> violation) {
    List<Diagnostic> found =
        reader.model().dependsOn().stream()
            .flatMap(id -> subject.node(id).stream())
            .flatMap(read -> violation.apply(reader, read).stream())
            .toList();
    return new Verdict(
        reader.model().uniqueId(),
        demand(reader, subject.platform().architecture()),
        reader.model().info().name() + ": reads only " + String.join(", ", reader.list().value()),
        found);
  }

  /** A built-in list is demanded by whoever chose the pattern. */
  private static Demand demand(Reader reader, Architecture architecture) {
    Origin said = reader.list().origin();
    return new Demand(
        reader.layer().name() + " reads [" + String.join(", ", reader.list().value()) + "]",
        said.span().isPresent() ? said : architecture.pattern().origin());
  }

  static Diagnostic finding(GovernanceCode code, Reader reader, String message) {
    return Diagnostic.at(code, Span.file(reader.model().info().path()), message)
        .about(reader.model().uniqueId());
  }

  /** How to allow it, for whoever may. */
  static String allow(Reader reader, String what) {
    return "or add '" + what + "' to data_architecture.layers." + reader.layer().name() + ".reads";
  }
}
