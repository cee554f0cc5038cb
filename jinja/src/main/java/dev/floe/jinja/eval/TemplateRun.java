package dev.floe.jinja.eval;

import dev.floe.jinja.value.Context;
import dev.floe.jinja.value.RenderState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One template within a rendering: the names it exports and the blocks that are in force. */
final class TemplateRun {

  private final RenderState state;
  private final Context context;
  private final Loading loading;
  private final Map<String, Object> vars = new LinkedHashMap<>(0);
  private final Set<String> exported = new LinkedHashSet<>(0);
  private final Map<String, List<BlockUnit>> blocks = new HashMap<>(0);
  private @Nullable CompiledTemplate parentTemplate;

  TemplateRun(RenderState state, Context context, Loading loading) {
    this.state = state;
    this.context = context;
    this.loading = loading;
  }

  RenderState state() {
    return state;
  }

  Loading loading() {
    return loading;
  }

  @Nullable Object lookup(String name) {
    Object exportedValue = vars.get(name);
    if (exportedValue != null) {
      return exportedValue;
    }
    Object found = context.lookup(name);
    return found != null ? found : state.environment().globals().get(name);
  }

  void export(String name, Object value) {
    vars.put(name, value);
    if (!name.startsWith("_")) {
      exported.add(name);
    }
  }

  /** Makes a name visible to blocks without exporting it, as imports do. */
  void hold(String name, Object value) {
    vars.put(name, value);
    exported.remove(name);
  }

  /** The exported names and their values. */
  Map<String, Object> exports() {
    Map<String, Object> all = new LinkedHashMap<>();
    for (String name : exported) {
      Object value = vars.get(name);
      if (value != null) {
        all.put(name, value);
      }
    }
    return all;
  }

  /** Everything this run sees, with some variables on top. */
  Context derived(Map<String, Object> locals) {
    return new Context() {
      @Override
      public @Nullable Object lookup(String name) {
        Object local = locals.get(name);
        return local != null ? local : TemplateRun.this.lookup(name);
      }

      @Override
      public Collection<String> names() {
        Set<String> all = new HashSet<>(context.names());
        all.addAll(vars.keySet());
        all.addAll(locals.keySet());
        return all;
      }
    };
  }

  /** A run of the same blocks that sees more variables: for scoped blocks. */
  TemplateRun withLocals(Map<String, Object> locals) {
    TemplateRun derived = new TemplateRun(state, derived(locals), loading);
    blocks.forEach((name, stack) -> derived.blocks.put(name, new ArrayList<>(stack)));
    return derived;
  }

  /** The blocks of a name, from the one that is in force to the outermost parent's. */
  List<BlockUnit> blocks(String name) {
    return blocks.getOrDefault(name, List.of());
  }

  void addBlocks(Map<String, BlockUnit> added) {
    added.forEach((name, unit) -> blocks.computeIfAbsent(name, n -> new ArrayList<>()).add(unit));
  }

  @Nullable CompiledTemplate parentTemplate() {
    return parentTemplate;
  }

  /** The run of the parent template: the same names and blocks, and its own parent to find. */
  TemplateRun forParent() {
    TemplateRun next = withLocals(Map.of());
    next.vars.putAll(vars);
    return next;
  }

  void extend(CompiledTemplate template) {
    parentTemplate = template;
    addBlocks(template.blocks());
  }
}
