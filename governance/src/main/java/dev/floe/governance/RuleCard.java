package dev.floe.governance;

import java.util.List;

/**
 * What there is to say about a rule without running it.
 *
 * @param id what manifests, waivers and reports call it: {@code naming-convention}; its page is
 *     {@code docs/rules/<id>.md}
 * @param title a few words
 * @param demands a sentence: what the rule asks of a product
 * @param topic the section of a report it belongs to
 * @param policies the keys of a manifest that turn it on or fill it in; {@code *} stands for one
 *     segment
 * @param codes of its findings
 */
public record RuleCard(
    String id,
    String title,
    String demands,
    Topic topic,
    List<String> policies,
    List<GovernanceCode> codes) {

  public RuleCard {
    policies = List.copyOf(policies);
    codes = List.copyOf(codes);
  }
}
