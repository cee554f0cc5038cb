package dev.floe.dbt.render;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.macro.MacroDefinition;
import dev.floe.dbt.macro.MacroLibrary;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
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

  /** Why a materialization does not take a node: it is not made for its language. */
  static Optional<Diagnostic> foreign(MacroDefinition macro, ResourceNode node) {
    String language = node.identity().language().word();
    if (macro.supportedLanguages().isEmpty() || macro.supportedLanguages().contains(language)) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.at(
                DbtCode.UNSUPPORTED_LANGUAGE,
                Span.file(node.identity().file()),
                "the materialization '"
                    + node.materialization()
                    + "' only supports languages "
                    + macro.supportedLanguages()
                    + ", and '"
                    + node.identity().name()
                    + "' is in "
                    + language)
            .about(node.uniqueId())
            .withHelp(
                "name the language in supported_languages of the materialization, or use another"));
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
