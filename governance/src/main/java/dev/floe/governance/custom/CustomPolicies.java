package dev.floe.governance.custom;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Traced;
import dev.floe.governance.Rule;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.Value;
import dev.floe.manifest.inherit.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The policies a platform's manifests write themselves, as rules like any other.
 *
 * @param rules those that can be applied, by name
 * @param problems of those that cannot: incomplete, not type-correct, contradicted by an example
 */
public record CustomPolicies(List<Rule> rules, List<Diagnostic> problems) {

  private static final KeyPath ROOT = KeyPath.parse("governance.policies");

  public CustomPolicies {
    rules = List.copyOf(rules);
    problems = List.copyOf(problems);
  }

  /**
   * Reads, compiles and tries the policies of a platform.
   *
   * @param taken ids of other rules, which no policy may have
   */
  public static CustomPolicies of(Platform platform, List<String> taken) {
    Map<String, SortedMap<String, Traced<Value>>> written = new LinkedHashMap<>();
    platform
        .under(ROOT)
        .forEach((key, value) -> {
          List<String> segments = key.segments();
          written
              .computeIfAbsent(segments.get(2), name -> new TreeMap<>())
              .put(String.join(".", segments.subList(3, segments.size())), value);
        });
    if (written.isEmpty()) {
      return new CustomPolicies(List.of(), List.of());
    }
    List<Diagnostic> problems = new ArrayList<>();
    PolicyReader reader = new PolicyReader(new Expressions(), taken, problems);
    AtomicReference<Facts> facts = new AtomicReference<>();
    List<Rule> rules = new ArrayList<>();
    written.forEach((name, fields) ->
        reader
            .read(name, fields)
            .map(policy -> new CustomRule(policy, facts))
            .ifPresent(rules::add));
    return new CustomPolicies(rules, problems);
  }
}
