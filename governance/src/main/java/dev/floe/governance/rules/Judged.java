package dev.floe.governance.rules;

import dev.floe.diagnostics.Traced;
import dev.floe.governance.Enforcement;
import dev.floe.governance.RuleCard;
import dev.floe.governance.Verdict;

/**
 * A verdict with the rule it comes from.
 *
 * @param enforcement how strictly the platform asks for the rule, and who says so
 * @param verdict its findings have their final severity and name the policy's place
 */
public record Judged(RuleCard rule, Traced<Enforcement> enforcement, Verdict verdict) {}
