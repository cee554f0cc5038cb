package dev.floe.dbt.render;

import dev.floe.dbt.context.ContextTable;
import dev.floe.dbt.context.Member;
import dev.floe.dbt.context.Phase;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Context;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyIndexed;
import dev.floe.jinja.value.PyModule;
import dev.floe.jinja.value.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names of one rendering. A macro hides a member of the same name, which stays reachable
 * through {@code builtins}. Members exist as {@link ContextTable} says. Belongs to one thread.
 */
final class TemplateContext implements Context {

  private static final List<String> BUILTINS =
      List.of(
          "ref",
          "source",
          "config",
          "var",
          "env_var",
          "log",
          "return",
          "fromjson",
          "tojson",
          "fromyaml",
          "toyaml",
          "set",
          "zip",
          "set_strict",
          "zip_strict",
          "diff_of_two_dicts",
          "local_md5",
          "debug",
          "print");

  private final Phase phase;
  private final MacroScope macros;
  private final List<MemberSource> sources;
  private final Map<String, Object> extras;
  private final ReadLog reads;
  private final Map<String, Object> made = new HashMap<>();

  /**
   * @param sources asked in order
   * @param extras names beyond the table, such as a generic test's arguments
   */
  TemplateContext(
      Phase phase,
      MacroScope macros,
      List<MemberSource> sources,
      Map<String, Object> extras,
      ReadLog reads) {
    this.phase = phase;
    this.macros = macros;
    this.sources = List.copyOf(sources);
    this.extras = extras;
    this.reads = reads;
  }

  @Override
  public @Nullable Object lookup(String name) {
    Object extra = extras.get(name);
    if (extra != null) {
      return extra;
    }
    Optional<Object> macro = macros.find(name);
    return macro.isPresent() ? macro.get() : member(name);
  }

  /** The member of that name, whatever macro hides it. */
  @Nullable Object member(String name) {
    Object known = made.get(name);
    if (known != null) {
      return known;
    }
    Object found = ContextTable.find(name).filter(m -> m.in(phase)).isPresent() ? make(name) : null;
    if (found != null) {
      made.put(name, found);
    }
    return found;
  }

  private @Nullable Object make(String name) {
    switch (name) {
      case "builtins" -> {
        return builtins();
      }
      case "context" -> {
        return new WholeContext();
      }
      default -> {
        if (ContextTable.isChanging(name)) {
          reads.changing(name);
        }
      }
    }
    for (MemberSource source : sources) {
      Object found = source.member(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private PyModule builtins() {
    Map<String, Object> members = new HashMap<>();
    for (String name : BUILTINS) {
      Object member = member(name);
      if (member != null) {
        members.put(name, member);
      }
    }
    return new PyModule("builtins", members);
  }

  MacroScope macros() {
    return macros;
  }

  @Override
  public Collection<String> names() {
    reads.changing("names");
    List<String> names = new ArrayList<>(macros.names());
    ContextTable.members().stream().filter(m -> m.in(phase)).map(Member::name).forEach(names::add);
    names.addAll(extras.keySet());
    return names;
  }

  /** {@code context}: every name, by name. */
  private final class WholeContext implements PyIndexed {

    @Override
    public String typeName() {
      return "dict";
    }

    @Override
    public @Nullable Object item(Object key) {
      return lookup(Texts.str(key));
    }

    @Override
    public @Nullable Object attribute(String name) {
      if (name.equals("get")) {
        return new Function(
            name,
            call -> {
              Object found = lookup(Texts.str(call.find(0, "key").orElse("")));
              return found != null ? found : call.find(1, "default").orElse(None.NONE);
            });
      }
      return name.equals("update") ? new Function(name, this::update) : lookup(name);
    }

    /** What a template adds is seen by what it renders afterwards. */
    private Object update(Call call) {
      if (call.args().size() == 1 && call.args().getFirst() instanceof PyDict added) {
        added.entries().forEachRemaining(e -> extras.put(Texts.str(e.getKey()), e.getValue()));
      }
      call.keywords().forEach(extras::put);
      return None.NONE;
    }
  }
}
