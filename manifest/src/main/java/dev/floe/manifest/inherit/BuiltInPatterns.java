package dev.floe.manifest.inherit;

import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Traced;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.Setting;
import dev.floe.manifest.Value;
import dev.floe.manifest.read.DocumentFile;
import dev.floe.manifest.read.DocumentReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The modelling patterns floe brings along, written as a user would write them. One instance serves
 * one resolution; it is not for several threads.
 */
final class BuiltInPatterns {

  static final List<String> NAMES = List.of("medallion", "kimball", "data_vault", "hybrid");
  private static final KeyPath LAYERS = KeyPath.of("data_architecture", "layers");
  private static final KeyPath NAMING = KeyPath.of("data_architecture", "naming");

  /** Read when first asked for: most chains need one of them. */
  private final Map<String, List<Setting>> read = new HashMap<>();

  private List<Setting> settings(String name) {
    return NAMES.contains(name) ? read.computeIfAbsent(name, BuiltInPatterns::read) : List.of();
  }

  private static List<Setting> read(String name) {
    try (InputStream in = BuiltInPatterns.class.getResourceAsStream(name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("the built-in pattern " + name + " is missing");
      }
      Result<Manifest> manifest =
          DocumentReader.manifest(new DocumentFile(name + ".yaml", name, in.readAllBytes()));
      if (!manifest.isOk()) {
        throw new IllegalStateException("built-in pattern: " + manifest.diagnostics());
      }
      return manifest.value().orElseThrow().settings();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The layers of a pattern, in its own order. */
  List<String> layers(String pattern) {
    return settings(pattern).stream()
        .filter(setting -> setting.key().startsWith(LAYERS))
        .sorted(Comparator.comparing(setting -> setting.keySpan().start()))
        .map(setting -> setting.key().segments().get(2))
        .distinct()
        .toList();
  }

  /** {@code kimball.dimensions} as pattern and layer, if there is such a layer. */
  Optional<List<String>> layerReference(String text) {
    List<String> parts = KeyPath.parse(text).segments();
    boolean known = parts.size() == 2 && layers(parts.getFirst()).contains(parts.getLast());
    return known ? Optional.of(parts) : Optional.empty();
  }

  /** Every {@code pattern.layer} there is. */
  List<String> layerReferences() {
    List<String> all = new ArrayList<>();
    NAMES.forEach(name -> layers(name).forEach(layer -> all.add(name + "." + layer)));
    return all;
  }

  /** The settings of a layer, by their path below it. */
  SortedMap<KeyPath, Traced<Value>> layer(String pattern, String layer) {
    return below(pattern, LAYERS.child(layer));
  }

  /** How a pattern's models are named unless a manifest says otherwise. */
  SortedMap<KeyPath, Traced<Value>> naming(String pattern) {
    return below(pattern, NAMING);
  }

  private SortedMap<KeyPath, Traced<Value>> below(String pattern, KeyPath prefix) {
    Origin origin = new Origin("built-in pattern " + pattern, Optional.empty());
    SortedMap<KeyPath, Traced<Value>> values = new TreeMap<>();
    settings(pattern).stream()
        .filter(setting -> setting.key().startsWith(prefix))
        .forEach(s -> values.put(s.key().below(prefix), Traced.of(s.value(), origin)));
    return values;
  }
}
