package dev.floe.cli.report;

import dev.floe.compiler.Compilation;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.governance.rules.Judged;
import dev.floe.governance.rules.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What reports tell of a compilation.
 *
 * @param compilation absent where there was nothing to judge
 * @param findings everything that counts, each once
 * @param document the product's document, as places name files
 * @param version of floe
 */
public record Report(
    Optional<Compilation> compilation, List<Diagnostic> findings, String document, String version) {

  public Report {
    findings = List.copyOf(findings);
  }

  /** The report of a compilation. */
  public static Report of(Result<Compilation> result, String document, String version) {
    return new Report(
        result.value(), List.copyOf(new LinkedHashSet<>(result.diagnostics())), document, version);
  }

  /** Whether the product compiles. */
  public boolean isOk() {
    return findings.stream().noneMatch(Diagnostic::isError);
  }

  /** What the rules say; nothing where nothing was judged. */
  Judgement judgement() {
    return compilation.map(Compilation::judgement).orElseGet(Judgement::none);
  }

  /** The product's qualified name; its document where that could not be read. */
  String name() {
    return compilation.map(found -> found.product().product().qualifiedName()).orElse(document);
  }

  /** What no rule found: mistakes in documents and SQL, and policies that are wrong themselves. */
  List<Diagnostic> mistakes() {
    Set<Diagnostic> ofRules = new LinkedHashSet<>();
    judgement().verdicts().forEach(judged -> ofRules.addAll(judged.verdict().findings()));
    return findings.stream().filter(finding -> !ofRules.contains(finding)).toList();
  }

  /** A finding with the verdict it belongs to, and why it does not count, if it does not. */
  record Item(Diagnostic finding, Optional<Judged> judged, Optional<Judged.Excused> excused) {

    /** {@code FLOE-GOV-101/freshness}, or the code alone where no rule found it. */
    String rule() {
      return finding.code().id() + judged.map(one -> "/" + one.rule().id()).orElse("");
    }
  }

  /** Everything that was found: what counts in its order, then what does not. */
  List<Item> items() {
    List<Item> items = new ArrayList<>();
    mistakes().forEach(one -> items.add(new Item(one, Optional.empty(), Optional.empty())));
    for (Judged judged : judgement().verdicts()) {
      judged
          .verdict()
          .findings()
          .forEach(one -> items.add(new Item(one, Optional.of(judged), Optional.empty())));
    }
    for (Judged judged : judgement().verdicts()) {
      judged
          .excused()
          .forEach(
              one -> items.add(new Item(one.finding(), Optional.of(judged), Optional.of(one))));
    }
    return List.copyOf(new LinkedHashSet<>(items));
  }
}
