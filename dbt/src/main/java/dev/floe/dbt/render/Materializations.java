package dev.floe.dbt.render;

import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.macro.MacroDefinition;
import dev.floe.dbt.macro.MacroLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which macro materializes a node, where the project or a package brings one. The names that floe
 * itself materializes can be replaced by the root project alone, as in dbt.
 */
final class Materializations {

  private static final Set<String> BUILT_IN =
      Set.of(
          "table",
          "view",
          "ephemeral",
          "incremental",
          "seed",
          "snapshot",
          "test",
          "unit",
          "materialized_view",
          "clone",
          "external",
          "function");

  private final MacroLibrary library;
  private final List<String> adapters;

  Materializations(MacroLibrary library, List<String> adapters) {
    this.library = library;
    this.adapters = new ArrayList<>(adapters);
    this.adapters.add("default");
  }

  Optional<MacroDefinition> own(ResourceNode node) {
    String name = node.materialization();
    for (String adapter : adapters) {
      String macro = "materialization_" + name + "_" + adapter;
      Optional<MacroDefinition> root = library.findIn(library.rootProject(), macro);
      if (root.isPresent()) {
        return root;
      }
      if (!BUILT_IN.contains(name)) {
        Optional<MacroDefinition> anywhere =
            library.packages().stream()
                .flatMap(where -> library.findIn(where, macro).stream())
                .findFirst()
                .or(() -> library.findIn(MacroLibrary.GLOBAL_PACKAGE, macro));
        if (anywhere.isPresent()) {
          return anywhere;
        }
      }
    }
    return Optional.empty();
  }
}
