package dev.floe.compiler;

import dev.floe.governance.GovernanceCode;
import dev.floe.testing.GoldenCase;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Policies that manifests write themselves, in {@code src/test/resources/policies/<case>}: what
 * they find in a product, and what is found in them.
 */
class PolicyCasesTest {

  private static final Set<GovernanceCode> CODES =
      Set.of(
          GovernanceCode.CUSTOM_POLICY,
          GovernanceCode.POLICY_UNANSWERED,
          GovernanceCode.POLICY_INCOMPLETE,
          GovernanceCode.POLICY_EXPRESSION,
          GovernanceCode.POLICY_EXAMPLE,
          GovernanceCode.POLICY_NAME_TAKEN,
          GovernanceCode.RULE_NOT_SWITCHABLE,
          GovernanceCode.UNKNOWN_RULE);

  @TestFactory
  Stream<DynamicTest> findsWhatItShouldAndNothingElse() {
    return GoldenCase.testsIn("policies", PolicyCasesTest::check);
  }

  private static void check(GoldenCase golden) {
    golden.expect(
        "expected.txt",
        FindingText.of(
            Compiled.product(golden.folder().toAbsolutePath()).diagnostics().stream()
                .filter(
                    found -> !(found.code() instanceof GovernanceCode code) || CODES.contains(code))
                .toList()));
  }
}
