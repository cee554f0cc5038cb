package dev.floe.manifest.inherit;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Severity;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.Setting;
import dev.floe.manifest.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gates of a layer that ask for less than another gate of it does. The stricter holds, so whoever
 * wrote the other reads something that is not so. Who tightens a gate from below does not
 * contradict it.
 */
final class GateContradictions {

  private static final KeyPath GATES = KeyPath.parse("governance.quality_gates.layers");
  private static final KeyPath LAYERS = KeyPath.parse("data_architecture.layers");
  private static final KeyPath GLOBAL_TESTS =
      KeyPath.parse("governance.quality_gates.required_tests");
  private static final String DOCUMENTED = "required_documentation";

  private final Merge merge;
  private final List<Diagnostic> found;

  GateContradictions(Merge merge, List<Diagnostic> found) {
    this.merge = merge;
    this.found = found;
  }

  /**
   * A gate as a tier writes it.
   *
   * @param level of the tier, the topmost 0
   */
  private record Gate(int level, Setting setting) {}

  void check() {
    for (String layer : layers()) {
      compare(layer, "minimum_coverage", Strictness.HIGHER);
      compare(layer, DOCUMENTED, Strictness.FLAG);
      undocumented(layer);
    }
  }

  private Set<String> layers() {
    Set<String> layers = new TreeSet<>();
    merge.tiers().stream()
        .flatMap(tier -> tier.settings().stream())
        .map(Setting::key)
        .filter(key -> key.startsWith(GATES))
        .forEach(key -> layers.add(key.segments().get(3)));
    merge.tiers().stream()
        .flatMap(tier -> tier.settings().stream())
        .map(Setting::key)
        .filter(key -> key.startsWith(LAYERS) && key.segments().size() > 3)
        .forEach(key -> layers.add(key.segments().get(2)));
    return layers;
  }

  private void compare(String layer, String key, Strictness strictness) {
    List<Gate> ofPolicies = gates(GATES.child(layer).child(key));
    List<Gate> ofLayers = gates(LAYERS.child(layer).child("quality_gates").child(key));
    for (Gate policy : ofPolicies) {
      for (Gate own : ofLayers) {
        int order = strictness.compare(policy.setting().value(), own.setting().value());
        if (order > 0 && own.level() >= policy.level()) {
          report(layer, key, own, policy);
        } else if (order < 0 && policy.level() >= own.level()) {
          report(layer, key, policy, own);
        }
      }
    }
  }

  /** That nothing need be described, and that documentation is required. */
  private void undocumented(String layer) {
    for (KeyPath root : roots(layer)) {
      for (Gate waived : gates(root.child(DOCUMENTED))) {
        for (Gate tests : required(layer)) {
          if (waived.setting().value().equals(new Value.Flag(false))
              && waived.level() >= tests.level()
              && Merge.items(tests.setting().value()).stream()
                  .anyMatch(test -> test.toString().equals("documentation"))) {
            report(layer, DOCUMENTED, waived, tests);
          }
        }
      }
    }
  }

  private static List<KeyPath> roots(String layer) {
    return List.of(GATES.child(layer), LAYERS.child(layer).child("quality_gates"));
  }

  private List<Gate> required(String layer) {
    List<Gate> all = new ArrayList<>(gates(GLOBAL_TESTS));
    roots(layer).forEach(root -> all.addAll(gates(root.child("required_tests"))));
    return all;
  }

  private List<Gate> gates(KeyPath key) {
    List<Gate> gates = new ArrayList<>();
    for (int level = 0; level < merge.tiers().size(); level++) {
      int at = level;
      if (!key.startsWith(LAYERS) || merge.patterns().meantForFinal(level)) {
        merge.tiers().get(level).setting(key).ifPresent(one -> gates.add(new Gate(at, one)));
      }
    }
    return gates;
  }

  private void report(String layer, String key, Gate looser, Gate stricter) {
    found.add(
        Diagnostic.at(
                ManifestCode.GATES_CONTRADICT,
                looser.setting().span(),
                "layer '"
                    + layer
                    + "': "
                    + key
                    + " "
                    + looser.setting().value()
                    + " contradicts "
                    + stricter.setting().key().last()
                    + " "
                    + stricter.setting().value()
                    + ", which holds because it is stricter")
            .withSeverity(Severity.WARNING)
            .about(looser.setting().key().toString())
            .withNote(Note.at("the stricter one", stricter.setting().span()))
            .withHelp("delete one of the two, or make them equal"));
  }
}
