package dev.floe.dbt.render;

import dev.floe.dbt.macro.JinjaTemplates;
import dev.floe.dbt.macro.MacroDefinition;
import dev.floe.dbt.macro.MacroLibrary;
import dev.floe.jinja.value.PyObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The macros as one rendering sees them. Belongs to one thread. */
final class MacroScope {

  private final JinjaTemplates templates;
  private final MacroLibrary library;
  private final String searchPackage;
  private final ReadLog reads;
  private final MacroTrace trace;
  private final Map<String, Optional<Object>> byName = new HashMap<>();
  private final Map<String, BoundMacro> bound = new HashMap<>();

  MacroScope(JinjaTemplates templates, String searchPackage, ReadLog reads, MacroTrace trace) {
    this.templates = templates;
    this.library = templates.library();
    this.searchPackage = searchPackage;
    this.reads = reads;
    this.trace = trace;
  }

  /** The macro or package that a name means. */
  Optional<Object> find(String name) {
    Optional<Object> known = byName.get(name);
    if (known == null) {
      known = search(name);
      byName.put(name, known);
    }
    return known;
  }

  private Optional<Object> search(String name) {
    Optional<MacroDefinition> macro = library.find(searchPackage, name);
    if (macro.isEmpty() && library.isPackage(name)) {
      reads.packageName(name);
      return Optional.of(new PackageNamespace(name));
    }
    reads.lookup(name, macro);
    return macro.map(this::bind);
  }

  /** A macro bound to this rendering. */
  BoundMacro bind(MacroDefinition macro) {
    return bound.computeIfAbsent(macro.uniqueId(), id -> new BoundMacro(macro, templates, trace));
  }

  Collection<String> names() {
    return library.names(searchPackage);
  }

  /** {@code dbt_utils} in {@code dbt_utils.star}. */
  private final class PackageNamespace implements PyObject {

    private final String name;

    PackageNamespace(String name) {
      this.name = name;
    }

    @Override
    public @Nullable Object attribute(String macro) {
      Optional<MacroDefinition> found = library.findIn(name, macro);
      reads.lookup(name + "." + macro, found);
      return found.map(MacroScope.this::bind).orElse(null);
    }

    @Override
    public Collection<String> attributeNames() {
      reads.changing("names");
      return library.namesIn(name);
    }

    @Override
    public String typeName() {
      return "package";
    }

    @Override
    public String description() {
      return "package " + name;
    }
  }
}
