package dev.floe.manifest.read;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.Value;
import dev.floe.manifest.read.Tree.Entry;
import dev.floe.manifest.read.Tree.Leaf;
import dev.floe.manifest.read.Tree.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a manifest into its canonical form: whatever may be said in two places ends up in one.
 * Each line of {@link #MOVES} is a synonym of the documents.
 */
final class Canonical {

  private record Move(KeyPath from, KeyPath to) {
    static Move of(String from, String to) {
      return new Move(KeyPath.parse(from), KeyPath.parse(to));
    }
  }

  private static final List<Move> MOVES =
      List.of(
          Move.of("metadata.scope", "scope"),
          Move.of("parent_manifest", "parent.ref"),
          Move.of("orchestrator", "plugins.orchestrator"),
          Move.of("observability", "plugins.observability"),
          Move.of("telemetry_backend", "plugins.observability.telemetry_backend"),
          Move.of("lineage_backend", "plugins.observability.lineage_backend"),
          Move.of("plugins.telemetry_backend", "plugins.observability.telemetry_backend"),
          Move.of("plugins.lineage_backend", "plugins.observability.lineage_backend"));

  private static final List<Move> GOVERNANCE_MOVES =
      List.of(Move.of("classification.pii.requires_encryption", "pii_encryption"));

  private static final String LAYER = "_layer";

  private final List<Diagnostic> found;

  Canonical(List<Diagnostic> found) {
    this.found = found;
  }

  void manifest(Section root) {
    MOVES.forEach(move -> move(root, move, KeyPath.ROOT));
    child(root, "governance").ifPresent(section -> governance(section, KeyPath.of("governance")));
    child(root, "environments")
        .ifPresent(all -> all.entries().forEach((name, entry) -> environment(name, entry)));
    child(root, "domains")
        .ifPresent(all -> all.entries().forEach((name, entry) -> registered(name, entry)));
  }

  private void environment(String name, Entry entry) {
    if (entry.value() instanceof Section section) {
      KeyPath path = KeyPath.of("environments", name);
      MOVES.stream()
          .filter(move -> move.from.startsWith(KeyPath.of("plugins")))
          .forEach(move -> move(section, move, path));
    }
  }

  /** A registered domain owns a namespace, its own name unless another is written. */
  private void registered(String name, Entry entry) {
    if (entry.value() instanceof Section section) {
      Value namespace = new Value.Text(name.replace('-', '_'));
      section
          .entries()
          .putIfAbsent("namespace", new Entry(entry.key(), new Leaf(namespace, entry.key())));
      child(section, "extra_policies")
          .ifPresent(extra -> governance(extra, KeyPath.of("domains", name, "extra_policies")));
    }
  }

  private void governance(Section section, KeyPath path) {
    GOVERNANCE_MOVES.forEach(move -> move(section, move, path));
    child(section, "quality_gates").ifPresent(gates -> layers(gates, path.child("quality_gates")));
  }

  /** {@code gold_layer: …} becomes {@code layers.gold: …}. */
  private void layers(Section gates, KeyPath path) {
    List<String> written =
        gates.entries().keySet().stream().filter(key -> key.endsWith(LAYER)).toList();
    for (String key : written) {
      String layer = key.substring(0, key.length() - LAYER.length());
      move(gates, new Move(KeyPath.of(key), KeyPath.of("layers", layer)), path);
    }
  }

  private void move(Section root, Move move, KeyPath prefix) {
    take(root, move.from.segments())
        .ifPresent(entry -> put(root, move.to.segments(), entry, prefix.append(move.to)));
  }

  static Optional<Section> child(Section section, String key) {
    return Optional.ofNullable(section.entries().get(key))
        .map(Entry::value)
        .filter(Section.class::isInstance)
        .map(Section.class::cast);
  }

  private static Optional<Entry> take(Section section, List<String> path) {
    if (path.size() == 1) {
      return Optional.ofNullable(section.entries().remove(path.getFirst()));
    }
    return child(section, path.getFirst()).flatMap(s -> take(s, path.subList(1, path.size())));
  }

  private void put(Section section, List<String> path, Entry entry, KeyPath full) {
    String key = path.getFirst();
    Entry present = section.entries().get(key);
    if (path.size() > 1) {
      Section inner =
          child(section, key)
              .orElseGet(() -> {
                Section fresh = Section.empty(entry.value().span());
                section.entries().put(key, new Entry(entry.key(), fresh));
                return fresh;
              });
      put(inner, path.subList(1, path.size()), entry, full);
    } else if (present == null) {
      section.entries().put(key, entry);
    } else {
      join(present, entry, full);
    }
  }

  private void join(Entry present, Entry entry, KeyPath full) {
    if (present.value() instanceof Section into && entry.value() instanceof Section more) {
      for (Map.Entry<String, Entry> e : more.entries().entrySet()) {
        put(into, List.of(e.getKey()), e.getValue(), full.child(e.getKey()));
      }
    } else if (!sameValue(present.value(), entry.value())) {
      found.add(ShapeReader.saidTwice(full, entry, present));
    }
  }

  private static boolean sameValue(Tree one, Tree other) {
    return one instanceof Leaf a && other instanceof Leaf b && a.value().equals(b.value());
  }
}
