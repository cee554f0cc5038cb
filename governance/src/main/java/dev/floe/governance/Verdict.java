package dev.floe.governance;

import dev.floe.diagnostics.Diagnostic;
import java.util.List;

/**
 * What a rule says of one subject under one demand. It holds when nothing was found.
 *
 * @param subject unique id of the node, {@code port.<name>} or {@code product.<name>}; a finding
 *     names the same subject, or a part of it
 * @param demand who asks for it
 * @param statement what was looked at and, where it holds, what holds: {@code silver_customers:
 *     valid (silver layer)}
 * @param findings what violates the demand, of whatever severity: the enforcement decides that
 */
public record Verdict(String subject, Demand demand, String statement, List<Diagnostic> findings) {

  public Verdict {
    findings = List.copyOf(findings);
  }

  /** The demand is met. */
  public static Verdict held(String subject, Demand demand, String statement) {
    return new Verdict(subject, demand, statement, List.of());
  }

  /** The demand is violated. */
  public static Verdict broken(String subject, Demand demand, Diagnostic finding) {
    return new Verdict(subject, demand, finding.message(), List.of(finding));
  }

  /** Whether the demand is met. */
  public boolean holds() {
    return findings.isEmpty();
  }
}
