package dev.floe.governance.custom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.governance.GovernanceCode;
import dev.floe.governance.Subject;
import dev.floe.governance.Subjects;
import dev.floe.governance.rules.Governance;
import dev.floe.governance.rules.Judged;
import dev.floe.governance.rules.Judgement;
import dev.floe.governance.rules.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What policies have in common with rules; single policies are golden cases of the compiler. */
class CustomPoliciesTest {

  private static final Terms TERMS = Terms.on(LocalDate.parse("2026-03-04"));

  private static final String NO_ORDERS = policy("no-orders", "model.name != 'orders'", "orders");

  private static String policy(String id, String rule, String failing) {
    return """
        - id: %s
          target: model
          rule: "%s"
          examples: {passes: {model: {name: x}}, fails: {model: {name: %s}}}
    """
        .formatted(id, rule, failing);
  }

  private static String governance(String before, String... policies) {
    return "governance:\n" + before + "  policies:\n" + String.join("", policies);
  }

  private static List<Diagnostic> findings(Judgement judgement) {
    return judgement.findings().stream()
        .filter(found -> found.code() == GovernanceCode.CUSTOM_POLICY)
        .toList();
  }

  @Test
  void aWaiverExcusesOneSubjectOfAPolicy() {
    String waiver =
        """
          waivable: [no-orders]
          waivers:
            - {name: w, rule: no-orders, subject: orders, owner: o, reason: r, expires: 2026-12-31}
        """;
    Judgement judgement =
        Governance.judge(Subjects.of(governance(waiver, NO_ORDERS), "orders", "customers"), TERMS);
    assertThat(judgement.problems()).isEmpty();
    assertThat(findings(judgement)).isEmpty();
    assertThat(judgement.excused())
        .singleElement()
        .satisfies(one -> assertThat(one.finding().subject()).isEqualTo("model.shop.orders"));
  }

  @Test
  void aPolicyMayOnlyBeWaivedWhereTheTopmostManifestSaysSo() {
    String waiver =
        """
          waivers:
            - {name: w, rule: no-orders, subject: orders, owner: o, reason: r, expires: 2026-12-31}
        """;
    Judgement judgement =
        Governance.judge(Subjects.of(governance(waiver, NO_ORDERS), "orders"), TERMS);
    assertThat(judgement.problems())
        .extracting(Diagnostic::code)
        .containsExactly(GovernanceCode.NOT_WAIVABLE);
    assertThat(findings(judgement)).hasSize(1);
  }

  @Test
  void aBaselineKnowsItsFindings() {
    Subject subject = Subjects.of(governance("", NO_ORDERS), "orders");
    Set<String> known =
        Governance.judge(subject, TERMS).everything().stream()
            .map(Diagnostic::fingerprint)
            .collect(Collectors.toSet());
    Judgement again = Governance.judge(subject, new Terms(TERMS.today(), known));
    assertThat(findings(again)).isEmpty();
    assertThat(again.verdicts())
        .filteredOn(judged -> judged.rule().id().equals("no-orders"))
        .extracting(Judged::state)
        .containsExactly(Judged.State.KNOWN);
  }

  @Test
  void aSwitchMakesAWarningAnError() {
    String warning = NO_ORDERS.replace("rule:", "severity: warning\n      rule:");
    assertThat(findings(Governance.judge(Subjects.of(governance("", warning), "orders"), TERMS)))
        .noneMatch(Diagnostic::isError)
        .hasSize(1);
    assertThat(
            findings(
                Governance.judge(
                    Subjects.of(governance("  rules: {no-orders: strict}\n", warning), "orders"),
                    TERMS)))
        .allMatch(Diagnostic::isError)
        .hasSize(1);
  }

  @Test
  void addingAPolicyRemovesNoFinding() {
    Set<String> before = all(governance("", NO_ORDERS));
    Set<String> after =
        all(governance("", NO_ORDERS, policy("no-customers", "model.name != 'c'", "c")));
    assertThat(after).containsAll(before);
  }

  private static Set<String> all(String manifest) {
    return Governance.judge(Subjects.of(manifest, "orders", "c"), TERMS).findings().stream()
        .map(Diagnostic::fingerprint)
        .collect(Collectors.toSet());
  }

  @Test
  void tenThousandPoliciesAreJudged() {
    String[] many =
        IntStream.range(0, 10_000)
            .mapToObj(i -> policy("p" + i, "model.name != 'orders_" + i + "'", "orders_" + i))
            .toArray(String[]::new);
    Judgement judgement =
        Governance.judge(Subjects.of(governance("", many), "orders_17", "orders"), TERMS);
    assertThat(judgement.problems()).isEmpty();
    assertThat(findings(judgement))
        .singleElement()
        .satisfies(found -> assertThat(found.message()).contains("policy 'p17'"));
    assertThat(judgement.verdicts()).hasSizeGreaterThanOrEqualTo(20_000);
  }

  @Test
  void theDocumentationListsEveryField() throws IOException {
    Path page = Path.of(System.getProperty("floe.root", ".."), "docs/policies.md");
    String table = "<!-- fields -->\n" + Vocabulary.markdown() + "<!-- end -->\n";
    if ("update".equals(System.getProperty("floe.golden"))) {
      String[] around = Files.readString(page).split("<!-- fields -->\n|<!-- end -->\n", -1);
      Files.writeString(page, around[0] + table + around[around.length - 1]);
    }
    assertThat(Files.readString(page)).contains(table);
  }
}
