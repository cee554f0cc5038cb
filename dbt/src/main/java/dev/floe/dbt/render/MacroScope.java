package dev.floe.dbt.render;

import dev.floe.dbt.macro.JinjaTemplates;
import dev.floe.dbt.macro.MacroDefinition;
import dev.floe.dbt.macro.MacroLibrary;
import dev.floe.jinja.value.Arity;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyContainer;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyMapping;
import dev.floe.jinja.value.Texts;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
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

  /** {@code dbt_utils} in {@code dbt_utils.star}: in dbt a dict of the package's macros. */
  private final class PackageNamespace implements PyMapping, PyContainer {

    private final String name;

    PackageNamespace(String name) {
      this.name = name;
    }

    @Override
    public @Nullable Object attribute(String macro) {
      if (macro.equals("get")) {
        return new Function("get", this::get);
      }
      return PyDict.isMethod(macro) ? dict().attribute(macro) : item(macro);
    }

    private Object get(Call call) {
      Arity.between(call, "dict", "get", 1, 2);
      Object found = item(call.args().getFirst());
      if (found != null) {
        return found;
      }
      return call.args().size() > 1 ? call.args().get(1) : None.NONE;
    }

    @Override
    public @Nullable Object item(Object key) {
      String macro = Texts.str(key);
      Optional<MacroDefinition> found = library.findIn(name, macro);
      reads.lookup(name + "." + macro, found);
      return found.map(MacroScope.this::bind).orElse(null);
    }

    @Override
    public boolean contains(Object item) {
      return item(item) != null;
    }

    @Override
    public Iterator<Object> iterator() {
      return List.<Object>copyOf(attributeNames()).iterator();
    }

    @Override
    public int length() {
      return attributeNames().size();
    }

    private PyDict dict() {
      PyDict dict = new PyDict();
      for (Object macro : this) {
        Object bound = item(macro);
        if (bound != null) {
          dict.put(macro, bound);
        }
      }
      return dict;
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
