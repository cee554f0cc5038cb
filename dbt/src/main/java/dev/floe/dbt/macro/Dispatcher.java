package dev.floe.dbt.macro;

import dev.floe.dbt.DbtCode;
import dev.floe.jinja.error.RenderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code adapter.dispatch}: the implementation of a macro for the adapter.
 *
 * @param adapters the adapter and its parents, nearest first
 * @param orders macro namespace to the packages the project says to search
 */
public record Dispatcher(
    MacroLibrary library, List<String> adapters, Map<String, List<String>> orders) {

  private static final String DEFAULT = "default";

  public Dispatcher {
    adapters = List.copyOf(adapters);
    orders = Map.copyOf(orders);
  }

  /** The implementation, if there is one; every name that was tried goes to {@code tried}. */
  public Optional<MacroDefinition> find(
      String name, Optional<String> namespace, String searchPackage, List<String> tried) {
    for (Optional<String> where : places(namespace)) {
      for (String prefix : prefixes()) {
        if (prefix.equals(DEFAULT)) {
          Optional<MacroDefinition> remedy = remedy(name, where);
          if (remedy.isPresent()) {
            return remedy;
          }
        }
        String wanted = prefix + "__" + name;
        tried.add(where.map(place -> place + "." + wanted).orElse(wanted));
        Optional<MacroDefinition> found =
            where.isPresent()
                ? library.findIn(where.get(), wanted)
                : library.find(searchPackage, wanted);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return namespace.isPresent() ? Optional.empty() : anywhere(name);
  }

  /** Without a namespace a package may mean a macro of its own, whoever calls it. */
  private Optional<MacroDefinition> anywhere(String name) {
    return prefixes().stream()
        .flatMap(prefix ->
            library.packages().stream()
                .flatMap(where -> library.findIn(where, prefix + "__" + name).stream()))
        .findFirst();
  }

  /**
   * What the adapter brings for a package whose default does not work on it: a macro named after
   * adapter, package and macro ({@code duckdb__dbt_utils__star}).
   */
  private Optional<MacroDefinition> remedy(String name, Optional<String> where) {
    return where.flatMap(place ->
        library.findIn(
            MacroLibrary.GLOBAL_PACKAGE, adapters.getFirst() + "__" + place + "__" + name));
  }

  /** The implementation; refuses with what was tried where there is none. */
  public MacroDefinition resolve(String name, Optional<String> namespace, String searchPackage) {
    if (name.contains(".")) {
      int dot = name.indexOf('.');
      throw new RenderException(
              DbtCode.BAD_CALL, "adapter.dispatch() takes a macro name without a package")
          .withHelp(
              "write adapter.dispatch('"
                  + name.substring(dot + 1)
                  + "', macro_namespace='"
                  + name.substring(0, dot)
                  + "')");
    }
    List<String> tried = new ArrayList<>();
    return find(name, namespace, searchPackage, tried)
        .orElseThrow(() ->
            new RenderException(
                    DbtCode.NO_DISPATCH_TARGET,
                    "no macro '"
                        + name
                        + "' for the adapter '"
                        + adapters.getFirst()
                        + "'"
                        + namespace.map(n -> " in the namespace '" + n + "'").orElse(""))
                .withHelp("searched for: " + String.join(", ", tried)));
  }

  private List<String> prefixes() {
    List<String> prefixes = new ArrayList<>(adapters);
    prefixes.add(DEFAULT);
    return prefixes;
  }

  private List<Optional<String>> places(Optional<String> namespace) {
    if (namespace.isEmpty()) {
      return List.of(Optional.empty());
    }
    List<String> configured = orders.getOrDefault(namespace.get(), List.of());
    if (!configured.isEmpty()) {
      return configured.stream().map(Optional::of).toList();
    }
    return library.isPackage(namespace.get())
        ? List.of(Optional.of(library.rootProject()), namespace)
        : List.of(Optional.empty());
  }
}
