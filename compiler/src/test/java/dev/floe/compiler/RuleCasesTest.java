package dev.floe.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Code;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.governance.GovernanceCode;
import dev.floe.governance.Rule;
import dev.floe.governance.rules.Judged;
import dev.floe.governance.rules.Rules;
import dev.floe.testing.GoldenCase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/**
 * Every rule has a product that violates it and one that does not, in {@code
 * src/test/resources/rules/<id>/fails…} and {@code …/passes…}: manifests and a product, and in
 * {@code expected.txt} all that is found. A case compiles the folder {@code product} if it has one.
 */
class RuleCasesTest {

  @TestFactory
  Stream<DynamicContainer> findsWhatItShouldAndNothingElse() {
    return Rules.ALL.stream()
        .map(rule ->
            DynamicContainer.dynamicContainer(
                rule.card().id(),
                GoldenCase.testsIn("rules/" + rule.card().id(), golden -> check(rule, golden))));
  }

  @TestFactory
  Stream<org.junit.jupiter.api.DynamicTest> hasAtLeastOneOfEach() {
    return Rules.ALL.stream()
        .map(rule ->
            org.junit.jupiter.api.DynamicTest.dynamicTest(
                rule.card().id(), () -> hasBoth(rule.card().id())));
  }

  private static void hasBoth(String rule) throws java.io.IOException {
    try (Stream<Path> folders =
        java.nio.file.Files.list(Path.of("src/test/resources/rules", rule))) {
      List<String> names = folders.map(folder -> folder.getFileName().toString()).toList();
      assertThat(names).anyMatch(name -> name.startsWith("fails"));
      assertThat(names).anyMatch(name -> name.startsWith("passes"));
      assertThat(names).allMatch(name -> name.startsWith("fails") || name.startsWith("passes"));
    }
  }

  private static void check(Rule rule, GoldenCase golden) {
    Path inner = golden.folder().resolve("product");
    Path folder = java.nio.file.Files.isDirectory(inner) ? inner : golden.folder();
    Result<Compilation> compiled = Compiled.product(folder.toAbsolutePath());
    golden.expect(
        "expected.txt",
        FindingText.of(
            compiled.diagnostics().stream().filter(found -> concerns(rule, found)).toList()));
    List<Judged> judged =
        compiled.value().orElseThrow().judgement().verdicts().stream()
            .filter(verdict -> verdict.rule().id().equals(rule.card().id()))
            .toList();
    List<Diagnostic> findings =
        judged.stream().flatMap(one -> one.verdict().findings().stream()).toList();
    if (golden.name().startsWith("fails")) {
      assertThat(findings).as("findings of the rule").isNotEmpty();
      assertThat(findings)
          .extracting(found -> found.code().id())
          .isSubsetOf(rule.card().codes().stream().map(Code::id).toList());
      assertThat(findings).as("says who demands it").allMatch(f -> f.demandedBy().isPresent());
    } else {
      assertThat(findings).isEmpty();
    }
  }

  /** Other rules have cases of their own, and may find something in these. */
  private static boolean concerns(Rule rule, Diagnostic found) {
    return !(found.code() instanceof GovernanceCode code) || rule.card().codes().contains(code);
  }
}
