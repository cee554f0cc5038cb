package dev.floe.compiler;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.governance.exceptions.Excuse;
import dev.floe.governance.exceptions.Waiver;
import dev.floe.governance.rules.Judged;
import dev.floe.governance.rules.Judgement;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.Owner;
import dev.floe.manifest.Scope;
import dev.floe.manifest.Version;
import dev.floe.manifest.inherit.Platform;
import dev.floe.manifest.inherit.Platform.TierInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Arranges what was done and found as the staged report: four stages, or six under domains. */
final class Stages {

  private final DataProduct product;
  private final Platform platform;

  /**
   * Findings by the step that made them.
   *
   * @param documents of manifests, the product's document, and their inheritance
   * @param project of the dbt project and its SQL
   * @param ports of input and output ports
   * @param judgement of the rules
   */
  record Findings(
      List<Diagnostic> documents,
      List<Diagnostic> project,
      List<Diagnostic> ports,
      Judgement judgement) {

    List<Diagnostic> all() {
      List<Diagnostic> all = new ArrayList<>(documents);
      all.addAll(project);
      all.addAll(ports);
      all.addAll(judgement.findings());
      return all;
    }
  }

  Stages(DataProduct product, Platform platform) {
    this.product = product;
    this.platform = platform;
  }

  List<Stage> of(CompiledProduct compiled, Findings found) {
    boolean federated =
        platform.tiers().stream().anyMatch(tier -> tier.scope().equals(Optional.of(Scope.DOMAIN)));
    return federated ? six(compiled, found) : four(compiled, found);
  }

  private List<Stage> four(CompiledProduct compiled, Findings found) {
    List<Stage.Line> loading = new ArrayList<>();
    platform.tiers().forEach(tier -> loading.add(held(title(tier))));
    loading.add(held("Pattern: " + platform.architecture().pattern().value()));
    loading.add(held("Enforcement: " + platform.architecture().enforcement().value()));
    addFound(loading, found.documents());
    List<Stage.Line> gates = new ArrayList<>();
    addProduct(gates, compiled);
    addFound(gates, found.project());
    addPorts(gates, compiled);
    addFound(gates, found.ports());
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
      (isDomain ? domain : enterprise).add(held(title(tier)));
    }
    enterprise.add(held("Global policies loaded"));
    addFound(enterprise, in(found.documents(), above));
    domain.add(held("Domain policies loaded (merged with enterprise)"));
    addFound(domain, in(found.documents(), domains));
    List<Stage.Line> own = new ArrayList<>();
    addProduct(own, compiled);
    Set<String> manifests = new java.util.HashSet<>(above);
    manifests.addAll(domains);
    addFound(own, found.documents().stream().filter(d -> !isIn(d, manifests)).toList());
    addFound(own, found.project());
    List<Stage.Line> contracts = new ArrayList<>();
    addPorts(contracts, compiled);
    addFound(contracts, found.ports());
    List<Stage.Line> governance = new ArrayList<>(naming(found));
    governance.add(held("Domain namespace: " + compiled.target().catalog() + ".*"));
    return List.of(
        new Stage("Loading enterprise platform", enterprise),
        new Stage("Loading domain platform", domain),
        new Stage("Validating data product", own),
        new Stage("Validating data contracts", contracts),
        new Stage("Validating governance", governance),
        last(found));
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

  private static String title(TierInfo tier) {
    String word =
        tier.scope()
            .map(scope ->
                switch (scope) {
                  case ENTERPRISE -> "Enterprise: ";
                  case DOMAIN -> "Domain: ";
                })
            .orElse("Platform: ");
    String name =
        tier.scope().equals(Optional.of(Scope.DOMAIN))
            ? tier.label().substring("domain ".length())
            : tier.name();
    return word + name + tier.version().map(Stages::version).orElse("");
  }

  private static String version(Version version) {
    return " v" + version;
  }

  private void addProduct(List<Stage.Line> lines, CompiledProduct compiled) {
    lines.add(held("Product: " + compiled.product().name() + " v" + compiled.product().version()));
    product.owners().stream()
        .findFirst()
        .map(Owner::display)
        .ifPresent(owner -> lines.add(held("Ownership: " + owner)));
    lines.add(held("SQL: " + Counts.of(compiled.nodes())));
  }

  private static void addPorts(List<Stage.Line> lines, CompiledProduct compiled) {
    compiled
        .inputPorts()
        .forEach(port -> lines.add(held("Input: " + port.provider().orElse(port.name()))));
    compiled
        .outputPorts()
        .forEach(port -> lines.add(held("Output: " + port.name() + " (" + port.table() + ")")));
  }

  private static String excused(Judged.Excused one) {
    return switch (one.excuse()) {
      case Excuse.Waived(Waiver waiver) ->
          "waived by "
              + waiver.owner()
              + " until "
              + waiver.expires()
              + ": "
              + one.finding().message();
      case Excuse.Known known -> "known before: " + one.finding().message();
    };
  }

  private List<Stage.Line> naming(Findings found) {
    List<Stage.Line> lines = new ArrayList<>();
    if (found.judgement().findings().stream().noneMatch(Diagnostic::isError)) {
      lines.add(
          held(
              "Naming conventions: "
                  + platform.architecture().pattern().value()
                  + ", "
                  + platform.architecture().enforcement().value()));
    }
    addFound(lines, found.judgement().findings());
    found.judgement().excused().forEach(one -> lines.add(held(excused(one))));
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
