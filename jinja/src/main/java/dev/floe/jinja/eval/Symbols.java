package dev.floe.jinja.eval;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one scope and how each gets its first value there. Follows Jinja's rules to the
 * letter, because their corners (a name that is read before it is set in a loop, set in one branch
 * only, or set after a macro that reads it) can be seen in the output.
 */
final class Symbols {

  /** How a variable starts when its scope is entered. */
  enum Load {
    PARAMETER,
    RESOLVE,
    ALIAS,
    UNDEFINED
  }

  /** A start, and for an alias the variable of the outer scope. */
  record Start(Load load, @Nullable Variable outer) {}

  private final @Nullable Symbols parent;
  private final Layout layout;
  // Shared between the branches of an if, which are one scope.
  private final Map<String, Variable> variables;
  private final Map<String, Variable> refs;
  private final Map<Variable, Start> starts;
  private final Set<String> stores;

  private Symbols(
      @Nullable Symbols parent,
      Layout layout,
      Map<String, Variable> variables,
      Map<String, Variable> refs,
      Map<Variable, Start> starts,
      Set<String> stores) {
    this.parent = parent;
    this.layout = layout;
    this.variables = variables;
    this.refs = refs;
    this.starts = starts;
    this.stores = stores;
  }

  /** The scope of a unit of its own. */
  static Symbols of(@Nullable Symbols parent, Layout layout) {
    return new Symbols(
        parent, layout, new HashMap<>(), new HashMap<>(), new LinkedHashMap<>(), new HashSet<>());
  }

  Symbols inner() {
    return of(this, layout);
  }

  Symbols innerUnit() {
    return of(this, new Layout(layout));
  }

  /** The same scope as one branch of an if sees it. */
  Symbols branch() {
    return new Symbols(
        parent,
        layout,
        variables,
        new HashMap<>(refs),
        new LinkedHashMap<>(starts),
        new HashSet<>(stores));
  }

  Layout layout() {
    return layout;
  }

  Map<Variable, Start> starts() {
    return starts;
  }

  boolean isStored(String name) {
    return stores.contains(name);
  }

  @Nullable Variable find(String name) {
    for (Symbols at = this; at != null; at = at.parent) {
      Variable found = at.refs.get(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  Variable ref(String name) {
    Variable found = find(name);
    if (found == null) {
      throw new IllegalStateException("name was not analyzed: " + name);
    }
    return found;
  }

  /** How a variable starts in whichever scope it belongs to. */
  @Nullable Start startOf(Variable variable) {
    for (Symbols at = this; at != null; at = at.parent) {
      Start found = at.starts.get(variable);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  void load(String name) {
    if (find(name) == null) {
      define(name, new Start(Load.RESOLVE, null));
    }
  }

  void store(String name) {
    stores.add(name);
    if (refs.containsKey(name)) {
      return;
    }
    Variable outer = parent == null ? null : parent.find(name);
    define(name, outer == null ? new Start(Load.UNDEFINED, null) : new Start(Load.ALIAS, outer));
  }

  Variable parameter(String name) {
    stores.add(name);
    return define(name, new Start(Load.PARAMETER, null));
  }

  private Variable define(String name, Start start) {
    Variable variable = variables.computeIfAbsent(name, n -> new Variable(n, layout, layout.add()));
    refs.put(name, variable);
    starts.put(variable, start);
    return variable;
  }

  /** What was set in some branch only may still be what it was before. */
  void join(List<Symbols> branches) {
    Set<String> stored = new HashSet<>();
    branches.forEach(branch -> stored.addAll(branch.stores));
    stored.removeAll(stores);
    for (Symbols branch : branches) {
      refs.putAll(branch.refs);
      starts.putAll(branch.starts);
      stores.addAll(branch.stores);
    }
    for (String name : stored) {
      Variable outer = parent == null ? null : parent.find(name);
      starts.put(
          ref(name), outer == null ? new Start(Load.RESOLVE, null) : new Start(Load.ALIAS, outer));
    }
  }

  /** Every variable that is set in this scope or around it: what an included template sees. */
  Map<String, Variable> visibleStores() {
    Map<String, Variable> all = new LinkedHashMap<>();
    for (Symbols at = this; at != null; at = at.parent) {
      for (String name : at.stores) {
        all.putIfAbsent(name, ref(name));
      }
    }
    return all;
  }
}
