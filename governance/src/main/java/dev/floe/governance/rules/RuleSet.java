package dev.floe.governance.rules;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.governance.Rule;
import dev.floe.governance.custom.CustomPolicies;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.inherit.Platform;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules that apply under a platform: floe's own, then the platform's.
 *
 * @param rules in the order of reports
 * @param ids what manifests and waivers may call them; also of policies that do not compile
 * @param problems of the platform's own policies
 */
public record RuleSet(List<Rule> rules, Set<String> ids, List<Diagnostic> problems) {

  private static final KeyPath POLICIES = KeyPath.parse("governance.policies");

  public RuleSet {
    rules = List.copyOf(rules);
    ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
    problems = List.copyOf(problems);
  }

  /** The rules of a platform. Its policies are compiled here, once. */
  public static RuleSet of(Platform platform) {
    List<String> own = Rules.ids(Rules.ALL);
    CustomPolicies custom = CustomPolicies.of(platform, own);
    Set<String> ids = new LinkedHashSet<>(own);
    platform.under(POLICIES).keySet().forEach(key -> ids.add(key.segments().get(2)));
    return new RuleSet(
        Stream.concat(Rules.ALL.stream(), custom.rules().stream()).toList(),
        ids,
        custom.problems());
  }
}
