package dev.floe.compiler;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.contracts.check.Consumed;
import dev.floe.contracts.check.ContractChecks;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.governance.Topic;
import dev.floe.governance.rules.Judgement;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.Owner;
import dev.floe.manifest.Scope;
import dev.floe.manifest.inherit.Platform;
import dev.floe.manifest.inherit.Platform.TierInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Arranges what was done and found as the staged report: four stages, or six under domains. */
final class Stages {

  private static final String INPUTS = "input_ports.";

  private final DataProduct product;
  private final Platform platform;
  private final List<Consumed> consumed;

  /**
   * Findings by the step that made them.
   *
   * @param documents of manifests, the product's document, and their inheritance
   * @param project of the dbt project and its SQL
   * @param ports of input and output ports
   * @param masked whether the product's environment masks any of its columns
   * @param judgement of the rules
   */
  record Findings(
      List<Diagnostic> documents,
      List<Diagnostic> project,
      List<Diagnostic> ports,
      boolean masked,
      Judgement judgement) {

    List<Diagnostic> all() {
      List<Diagnostic> all = new ArrayList<>(documents);
      all.addAll(project);
      all.addAll(ports);
      all.addAll(judgement.findings());
      return all;
    }
  }

  Stages(DataProduct product, Platform platform, List<Consumed> consumed) {
    this.product = product;
    this.platform = platform;
    this.consumed = List.copyOf(consumed);
  }

  List<Stage> of(CompiledProduct compiled, Findings found) {
    boolean federated =
        platform.tiers().stream().anyMatch(tier -> tier.scope().equals(Optional.of(Scope.DOMAIN)));
    return federated ? six(compiled, found) : four(compiled, found);
  }

  private List<Stage> four(CompiledProduct compiled, Findings found) {
    List<Stage.Line> loading = new ArrayList<>();
    platform.tiers().forEach(tier -> loading.add(held(tier.title())));
    loading.add(held("Pattern: " + platform.architecture().pattern().value()));
    loading.add(held("Enforcement: " + platform.architecture().enforcement().value()));
    addFound(loading, found.documents());
    List<Stage.Line> gates = new ArrayList<>();
    addProduct(gates, compiled);
    addFound(gates, found.project());
    addPorts(gates, compiled, subjects(inputs(found)));
    addFound(gates, found.ports());
    gates.addAll(
        gates(
            found,
            Topic.PORTS,
            Topic.QUALITY,
            Topic.CLASSIFICATION,
            Topic.CUSTOM,
            Topic.EXCEPTIONS));
    return List.of(
        new Stage("Loading platform artifacts", loading),
        new Stage("Validating naming conventions", naming(found)),
        new Stage("Validating quality gates", gates),
        last(found));
  }

  private List<Stage> six(CompiledProduct compiled, Findings found) {
    Set<String> above = files(Optional.of(Scope.ENTERPRISE));
    Set<String> domains = files(Optional.of(Scope.DOMAIN));
    List<Stage.Line> enterprise = new ArrayList<>();
    List<Stage.Line> domain = new ArrayList<>();
    for (TierInfo tier : platform.tiers()) {
      boolean isDomain = tier.scope().equals(Optional.of(Scope.DOMAIN));
      (isDomain ? domain : enterprise).add(held(tier.title()));
    }
    enterprise.add(held("Global policies loaded"));
    addFound(enterprise, in(found.documents(), above));
    domain.add(held("Domain policies loaded (merged with enterprise)"));
    addFound(domain, in(found.documents(), domains));
    List<Stage.Line> own = new ArrayList<>();
    addProduct(own, compiled);
    Set<String> manifests = new HashSet<>(above);
    manifests.addAll(domains);
    List<Diagnostic> inputs = inputs(found);
    addFound(
        own,
        found.documents().stream()
            .filter(d -> !isIn(d, manifests) && !inputs.contains(d))
            .toList());
    addFound(own, found.project());
    List<Stage.Line> contracts = new ArrayList<>();
    addPorts(contracts, compiled, subjects(inputs));
    addFound(contracts, inputs);
    addFound(contracts, found.ports());
    contracts.addAll(new RuleLines(found.judgement()).on(Topic.PORTS));
    List<Stage.Line> governance = new ArrayList<>(naming(found));
    governance.addAll(
        gates(found, Topic.CLASSIFICATION, Topic.QUALITY, Topic.CUSTOM, Topic.EXCEPTIONS));
    governance.add(held("Domain namespace: " + compiled.target().catalog() + ".* ✓"));
    return List.of(
        new Stage("Loading enterprise platform", enterprise),
        new Stage("Loading domain platform", domain),
        new Stage("Validating data product", own),
        new Stage("Validating data contracts", contracts),
        new Stage("Validating governance", governance),
        last(found));
  }

  /** Findings of documents that speak of an input port: they are about contracts. */
  private static List<Diagnostic> inputs(Findings found) {
    return found.documents().stream()
        .filter(one -> one.code() == ManifestCode.NOT_FOUND && one.subject().startsWith(INPUTS))
        .toList();
  }

  private static Set<String> subjects(List<Diagnostic> found) {
    return found.stream().map(Diagnostic::subject).collect(Collectors.toSet());
  }

  private Set<String> files(Optional<Scope> scope) {
    return platform.tiers().stream()
        .filter(tier -> tier.scope().equals(scope))
        .map(TierInfo::file)
        .collect(Collectors.toSet());
  }

  private static List<Diagnostic> in(List<Diagnostic> found, Set<String> files) {
    return found.stream().filter(diagnostic -> isIn(diagnostic, files)).toList();
  }

  private static boolean isIn(Diagnostic diagnostic, Set<String> files) {
    return diagnostic.span().map(Span::file).filter(files::contains).isPresent();
  }

  private void addProduct(List<Stage.Line> lines, CompiledProduct compiled) {
    lines.add(held("Product: " + compiled.product().name() + " v" + compiled.product().version()));
    product.owners().stream()
        .findFirst()
        .map(Owner::display)
        .ifPresent(owner -> lines.add(held("Ownership: " + owner)));
    lines.add(held("SQL: " + Counts.of(compiled.nodes())));
  }

  private void addPorts(List<Stage.Line> lines, CompiledProduct compiled, Set<String> missing) {
    for (CompiledProduct.InputPort port : compiled.inputPorts()) {
      if (!missing.contains(INPUTS + port.name())) {
        lines.add(held("Input: " + port.provider().orElse(port.name())));
        consumed.stream()
            .filter(one -> one.input().name().value().equals(port.name()))
            .flatMap(one -> ContractChecks.held(one).stream())
            .forEach(line -> lines.add(new Stage.Held(line, 1)));
      }
    }
    compiled
        .outputPorts()
        .forEach(port -> lines.add(held("Output: " + port.name() + " (" + port.table() + ")")));
  }

  private List<Stage.Line> naming(Findings found) {
    List<Stage.Line> lines = new ArrayList<>(new RuleLines(found.judgement()).on(Topic.NAMING));
    if (lines.isEmpty()) {
      lines.add(
          held(
              "Naming conventions: "
                  + platform.architecture().pattern().value()
                  + ", "
                  + platform.architecture().enforcement().value()));
    }
    lines.addAll(new RuleLines(found.judgement()).on(Topic.LAYERS));
    return lines;
  }

  /** Everything else that rules say, and what is wrong with the policies themselves. */
  private static List<Stage.Line> gates(Findings found, Topic... topics) {
    List<Stage.Line> lines =
        new ArrayList<>(Confidentiality.lines(found.judgement(), found.masked()));
    lines.addAll(new RuleLines(Confidentiality.rest(found.judgement())).on(topics));
    addFound(lines, found.judgement().problems());
    return lines;
  }

  private static Stage last(Findings found) {
    boolean failed = found.all().stream().anyMatch(Diagnostic::isError);
    return new Stage(failed ? "Compilation FAILED" : "Compilation SUCCESSFUL", List.of());
  }

  private static void addFound(List<Stage.Line> lines, List<Diagnostic> found) {
    found.forEach(diagnostic -> lines.add(new Stage.Found(diagnostic)));
  }

  private static Stage.Line held(String text) {
    return new Stage.Held(text, 0);
  }
}
