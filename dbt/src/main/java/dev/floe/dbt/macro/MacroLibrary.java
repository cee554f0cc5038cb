package dev.floe.dbt.macro;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.Macro;
import dev.floe.dbt.graph.MacroProperties;
import dev.floe.dbt.parse.MacroFile;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every macro of a project, found by name in the order dbt searches: the package of the node that
 * is rendered, the root project, and what floe itself brings. Immutable.
 */
public final class MacroLibrary {

  /** The name under which floe's own macros are called: {@code dbt.dateadd}. */
  public static final String GLOBAL_PACKAGE = "dbt";

  private final String rootProject;
  private final List<String> internal;
  private final Map<String, Map<String, MacroDefinition>> packages;
  private final Set<String> unread;
  private final Map<String, MacroDefinition> global = new LinkedHashMap<>();

  private MacroLibrary(
      String rootProject,
      List<String> internal,
      Map<String, Map<String, MacroDefinition>> packages,
      Set<String> unread) {
    this.rootProject = rootProject;
    this.internal = List.copyOf(internal);
    this.packages = packages;
    this.unread = Set.copyOf(unread);
    for (String name : internal.reversed()) {
      global.putAll(packages.getOrDefault(name, Map.of()));
    }
  }

  /**
   * Reads the macros of all files.
   *
   * @param internal the packages that floe brings, nearest first: the adapter's, its parents', dbt
   */
  public static Result<MacroLibrary> read(
      String rootProject, List<String> internal, List<MacroFile> files) {
    Map<String, Map<String, MacroDefinition>> packages = new LinkedHashMap<>();
    Set<String> unread = new HashSet<>();
    List<Diagnostic> found = new ArrayList<>();
    for (MacroFile file : files) {
      Result<List<MacroDefinition>> macros = MacroReader.read(file);
      found.addAll(macros.diagnostics());
      if (macros.value().isEmpty()) {
        unread.addAll(MacroReader.names(file));
      }
      for (MacroDefinition macro : macros.value().orElse(List.of())) {
        MacroDefinition earlier =
            packages
                .computeIfAbsent(macro.packageName(), name -> new LinkedHashMap<>())
                .putIfAbsent(macro.name(), macro);
        if (earlier != null) {
          found.add(duplicate(macro, earlier));
        }
      }
    }
    return Result.of(new MacroLibrary(rootProject, internal, packages, unread), found);
  }

  /** Whether a macro of that name stands in a file that cannot be parsed, which has been told. */
  public boolean isUnread(String name) {
    return unread.contains(name);
  }

  private static Diagnostic duplicate(MacroDefinition macro, MacroDefinition earlier) {
    return Diagnostic.at(
            DbtCode.DUPLICATE_MACRO,
            macro.span(),
            "package '" + macro.packageName() + "' has two macros '" + macro.name() + "'")
        .withNote(Note.at("the first one", earlier.span()))
        .withHelp("rename one of them, or delete it");
  }

  /** The macro that a name means in a template of a package. */
  public Optional<MacroDefinition> find(String searchPackage, String name) {
    MacroDefinition found = inPackage(searchPackage).get(name);
    if (found == null) {
      found = inPackage(rootProject).get(name);
    }
    return Optional.ofNullable(found == null ? global.get(name) : found);
  }

  /** The macro of that name in one package; {@code dbt} stands for all that floe brings. */
  public Optional<MacroDefinition> findIn(String packageName, String name) {
    if (packageName.equals(GLOBAL_PACKAGE)) {
      return Optional.ofNullable(global.get(name));
    }
    return Optional.ofNullable(packages.getOrDefault(packageName, Map.of()).get(name));
  }

  private Map<String, MacroDefinition> inPackage(String name) {
    return internal.contains(name) ? Map.of() : packages.getOrDefault(name, Map.of());
  }

  /** Whether a name can be written before a macro's: {@code dbt_utils.star}. */
  public boolean isPackage(String name) {
    return name.equals(GLOBAL_PACKAGE) || (!internal.contains(name) && packages.containsKey(name));
  }

  /** Whether a package is floe's own. */
  public boolean isInternal(String packageName) {
    return internal.contains(packageName);
  }

  /** The names of a package's macros. */
  public Collection<String> namesIn(String packageName) {
    return packageName.equals(GLOBAL_PACKAGE)
        ? global.keySet()
        : packages.getOrDefault(packageName, Map.of()).keySet();
  }

  /** Every name that means a macro or package in a template of a package. */
  public Set<String> names(String searchPackage) {
    Set<String> names = new TreeSet<>(global.keySet());
    names.addAll(inPackage(rootProject).keySet());
    names.addAll(inPackage(searchPackage).keySet());
    packages.keySet().stream().filter(this::isPackage).forEach(names::add);
    names.add(GLOBAL_PACKAGE);
    return names;
  }

  /** The names of all packages that are not floe's own. */
  public List<String> packages() {
    return packages.keySet().stream().filter(this::isPackage).toList();
  }

  /** The name of the root project. */
  public String rootProject() {
    return rootProject;
  }

  /** All macros as the manifest lists them, in the order of their unique ids. */
  public List<Macro> describe(MacroCalls calls) {
    Map<String, Macro> all = new TreeMap<>();
    for (Map<String, MacroDefinition> macros : packages.values()) {
      for (MacroDefinition macro : macros.values()) {
        all.put(macro.uniqueId(), describe(macro, calls));
      }
    }
    return List.copyOf(all.values());
  }

  private static Macro describe(MacroDefinition macro, MacroCalls calls) {
    return new Macro(
        macro.uniqueId(),
        macro.name(),
        macro.packageName(),
        macro.originalPath(),
        macro.text(),
        macro.macro().parameters(),
        calls.of(macro),
        macro.supportedLanguages(),
        MacroProperties.none(),
        macro.span());
  }
}
