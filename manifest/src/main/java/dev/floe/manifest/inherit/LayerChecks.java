package dev.floe.manifest.inherit;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Suggestion;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.Setting;
import dev.floe.manifest.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the gates of {@code governance} speak of layers there are, and namespaces are one's own.
 */
final class LayerChecks {

  private static final KeyPath GATES = KeyPath.parse("governance.quality_gates.layers");
  private static final KeyPath LAYERS = KeyPath.parse("data_architecture.layers");

  private final Merge merge;
  private final Optional<Platform.Domain> domain;
  private final List<Diagnostic> found;
  private final BuiltInPatterns builtIn;

  LayerChecks(
      Merge merge,
      Optional<Platform.Domain> domain,
      BuiltInPatterns builtIn,
      List<Diagnostic> found) {
    this.builtIn = builtIn;
    this.merge = merge;
    this.domain = domain;
    this.found = found;
  }

  void check() {
    Set<String> known = known();
    List<Tier> tiers = merge.tiers();
    for (int level = 0; level < tiers.size(); level++) {
      boolean forThisPattern = merge.patterns().meantForFinal(level);
      Set<String> reported = new LinkedHashSet<>();
      for (Setting setting : tiers.get(level).settings()) {
        if (setting.key().startsWith(GATES)) {
          gate(setting, known, forThisPattern, reported);
        }
        if (setting.key().startsWith(LAYERS) && setting.key().last().equals("catalog_namespace")) {
          namespace(setting, level == tiers.size() - 1);
        }
        if (setting.key().startsWith(LAYERS) && setting.key().last().equals("reads")) {
          reads(setting, known, forThisPattern);
        }
      }
    }
  }

  private Set<String> known() {
    Set<String> known = new LinkedHashSet<>(builtIn.layers(merge.patterns().finalPattern()));
    for (int level = 0; level < merge.tiers().size(); level++) {
      if (merge.patterns().meantForFinal(level)) {
        merge.tiers().get(level).settings().stream()
            .filter(setting -> setting.key().startsWith(LAYERS))
            .forEach(setting -> known.add(setting.key().segments().get(2)));
      }
    }
    return known;
  }

  /** A gate written above a tier that chose another pattern may name that pattern's layers. */
  private void gate(
      Setting setting, Set<String> known, boolean forThisPattern, Set<String> reported) {
    String layer = setting.key().segments().get(3);
    boolean elsewhere =
        BuiltInPatterns.NAMES.stream().anyMatch(name -> builtIn.layers(name).contains(layer));
    if (!known.contains(layer) && (forThisPattern || !elsewhere) && reported.add(layer)) {
      found.add(
          Diagnostic.at(
                  ManifestCode.UNKNOWN_LAYER,
                  setting.keySpan(),
                  "there is no layer '"
                      + layer
                      + "' in the pattern "
                      + merge.patterns().finalPattern())
              .about(setting.key().toString())
              .withHelp(Suggestion.help(layer, known)));
    }
  }

  /** What a layer may read must be there, unless the tier speaks of a pattern that was replaced. */
  private void reads(Setting setting, Set<String> known, boolean forThisPattern) {
    Set<String> readable = new LinkedHashSet<>(known);
    readable.add("sources");
    readable.add("ports");
    List<Value> names = Merge.items(setting.value());
    for (int i = 0; i < names.size() && forThisPattern; i++) {
      String name = names.get(i).toString();
      if (!readable.contains(name)) {
        found.add(
            Diagnostic.at(
                    ManifestCode.UNKNOWN_LAYER,
                    i < setting.itemSpans().size() ? setting.itemSpans().get(i) : setting.span(),
                    "layer '"
                        + setting.key().segments().get(2)
                        + "' reads '"
                        + name
                        + "', which is no layer of the pattern "
                        + merge.patterns().finalPattern())
                .about(setting.key().toString())
                .withHelp(Suggestion.help(name, readable)));
      }
    }
  }

  private void namespace(Setting setting, boolean ownTier) {
    String written = setting.value().toString();
    domain
        .filter(owner -> ownTier && written.contains("."))
        .filter(owner -> !written.startsWith(owner.namespace() + "."))
        .ifPresent(owner ->
            found.add(
                Diagnostic.at(
                        ManifestCode.NAMESPACE_TAKEN,
                        setting.span(),
                        "namespace '"
                            + written
                            + "' lies outside that of domain "
                            + owner.name()
                            + ", which is '"
                            + owner.namespace()
                            + "'")
                    .about(setting.key().toString())
                    .withHelp(
                        "write '"
                            + owner.namespace()
                            + "."
                            + written.substring(written.indexOf('.') + 1)
                            + "'")));
  }
}
