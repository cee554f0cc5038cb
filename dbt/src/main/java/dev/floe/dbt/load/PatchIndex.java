package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.properties.NodePatch;
import dev.floe.dbt.properties.PropertyEntry;
import dev.floe.dbt.properties.Section;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Finds what property files say of a node. */
final class PatchIndex {

  private record Key(Section section, String packageName, String name) {}

  private final Map<Key, NodePatch> patches = new LinkedHashMap<>();
  private final Set<Key> used = new LinkedHashSet<>();
  private final Consumer<Diagnostic> sink;

  PatchIndex(Consumer<Diagnostic> sink) {
    this.sink = sink;
  }

  void add(NodePatch patch) {
    PropertyEntry entry = patch.entry();
    Key key = new Key(entry.section(), entry.file().packageName(), entry.name());
    NodePatch other = patches.putIfAbsent(key, patch);
    if (other != null) {
      sink.accept(
          Diagnostic.at(
                  DbtCode.DUPLICATE_PATCH,
                  entry.span(),
                  "'" + entry.name() + "' is described twice")
              .withNote(Note.at("the other description", other.entry().span()))
              .withHelp("join both descriptions, or delete one"));
    }
  }

  Optional<NodePatch> find(Section section, String packageName, String name) {
    Key key = new Key(section, packageName, name);
    Optional<NodePatch> patch = Optional.ofNullable(patches.get(key));
    patch.ifPresent(found -> used.add(key));
    return patch;
  }

  /** All patches of a section, in the order they were read. */
  List<NodePatch> all(Section section) {
    return patches.entrySet().stream()
        .filter(entry -> entry.getKey().section() == section)
        .map(Map.Entry::getValue)
        .toList();
  }

  void markUsed(NodePatch patch) {
    PropertyEntry entry = patch.entry();
    used.add(new Key(entry.section(), entry.file().packageName(), entry.name()));
  }

  /** Reports properties of nodes that do not exist. */
  void reportUnused(Section section, List<String> names) {
    List<Key> unused = new ArrayList<>(patches.keySet());
    unused.removeAll(used);
    for (Key key : unused) {
      NodePatch patch = patches.get(key);
      if (key.section() != section || patch == null) {
        continue;
      }
      Diagnostic unmatched =
          Diagnostic.at(
              DbtCode.UNMATCHED_PATCH,
              patch.entry().span(),
              "'" + key.name() + "' is described in '" + section.key() + "', but does not exist");
      sink.accept(
          Suggestion.closest(key.name(), names)
              .map(near -> unmatched.withHelp("did you mean '" + near + "'?"))
              .orElse(unmatched));
    }
  }
}
