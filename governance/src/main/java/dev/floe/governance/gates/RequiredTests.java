package dev.floe.governance.gates;

import dev.floe.governance.Rule;
import dev.floe.governance.Subject;
import java.util.List;

/** The tests a platform can require, each a rule of its own. */
public final class RequiredTests {

  static final List<RequiredTest> ALL =
      List.of(
          new NotNullPrimaryKey(),
          new UniquePrimaryKey(),
          new Freshness(),
          new Documentation(),
          new ScdValidation(),
          new ReferentialIntegrity(),
          new UniqueBusinessKey(),
          new HashKey(),
          new LoadDate(),
          new RecordSource());

  private RequiredTests() {}

  /** The missing tests a program may write, by rule, then in the order of the models. */
  public static List<SafeTest> safe(Subject subject) {
    return ALL.stream().flatMap(test -> new RequiredTestRule(test).safe(subject).stream()).toList();
  }

  /** A rule for each, in the order of the documentation. */
  public static List<Rule> rules() {
    return ALL.stream().<Rule>map(RequiredTestRule::new).toList();
  }
}
