package dev.floe.governance.rules;

import dev.floe.governance.Rule;
import dev.floe.governance.classification.ClassificationFlow;
import dev.floe.governance.classification.EncryptionAtRest;
import dev.floe.governance.classification.KnownLevels;
import dev.floe.governance.classification.PortReaders;
import dev.floe.governance.classification.RetentionBound;
import dev.floe.governance.gates.ModelCoverage;
import dev.floe.governance.gates.ProductCoverage;
import dev.floe.governance.gates.RequiredTests;
import dev.floe.governance.layers.EntranceReadsSources;
import dev.floe.governance.layers.LayerOrder;
import dev.floe.governance.layers.SourceAccess;
import dev.floe.governance.naming.NamingCase;
import dev.floe.governance.naming.NamingConvention;
import dev.floe.governance.ports.PortLayer;
import dev.floe.governance.ports.PortTerms;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All rules there are, in the order of reports. Each is a class of its own, has a page {@code
 * docs/rules/<id>.md}, and two cases below {@code compiler/src/test/resources/rules/<id>}.
 */
public final class Rules {

  /** Stateless, hence shared. */
  public static final List<Rule> ALL =
      Stream.of(
              List.of(
                  new NamingConvention(),
                  new NamingCase(),
                  LayerOrder.rule(),
                  EntranceReadsSources.rule(),
                  SourceAccess.rule()),
              RequiredTests.rules(),
              List.<Rule>of(
                  new ModelCoverage(),
                  new ProductCoverage(),
                  KnownLevels.rule(),
                  ClassificationFlow.rule(),
                  PortReaders.rule(),
                  RetentionBound.rule(),
                  EncryptionAtRest.rule(),
                  PortLayer.rule(),
                  PortTerms.rule()))
          .flatMap(List::stream)
          .toList();

  private Rules() {}

  /** What waivers and manifests may call them. */
  static List<String> ids(List<Rule> rules) {
    return rules.stream().map(rule -> rule.card().id()).toList();
  }

  /** The rule of an id. */
  public static Optional<Rule> of(String id) {
    return ALL.stream().filter(rule -> rule.card().id().equals(id)).findFirst();
  }
}
