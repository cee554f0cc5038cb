package dev.floe.governance.rules;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.governance.Rule;
import dev.floe.governance.Subject;
import dev.floe.governance.naming.NamingCase;
import dev.floe.governance.naming.NamingConvention;
import java.util.List;

/** All rules there are. */
public final class Governance {

  private static final List<Rule> RULES = List.of(new NamingConvention(), new NamingCase());

  private Governance() {}

  /** Every finding of every rule. */
  public static List<Diagnostic> check(Subject subject) {
    return RULES.stream().flatMap(rule -> rule.check(subject).stream()).toList();
  }
}
