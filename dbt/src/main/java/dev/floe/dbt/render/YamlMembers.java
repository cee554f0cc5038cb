package dev.floe.dbt.render;

import dev.floe.dbt.context.ContextTable;
import dev.floe.dbt.context.Phase;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.macro.JinjaTemplates;
import dev.floe.dbt.parse.YamlContext;
import dev.floe.dbt.python.PlainPython;
import dev.floe.jinja.value.Context;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.Texts;
import org.jspecify.annotations.Nullable;

/** The names a value of a YAML file may use: no macros, no database. */
final class YamlMembers implements Context {

  private final Invocation invocation;
  private final SharedMembers shared;
  private final YamlContext context;
  private final Runnable changing;

  /**
   * @param changing is told when a value asks for what may be something else each time
   */
  YamlMembers(Invocation invocation, SharedMembers shared, YamlContext context, Runnable changing) {
    this.changing = changing;
    this.invocation = invocation;
    this.shared = shared;
    this.context = context;
  }

  @Override
  public @Nullable Object lookup(String name) {
    if (ContextTable.find(name).filter(member -> member.in(Phase.YAML)).isEmpty()) {
      return null;
    }
    if (ContextTable.isChanging(name)) {
      changing.run();
    }
    return switch (name) {
      case "env_var" ->
          new Function(name, new EnvironmentFunction(invocation, new ReadLog(), true));
      case "var" ->
          new VariableFunction(
              context.variables(), this::rendered, new ReadLog(), true, "the project");
      case "target" ->
          context.target().isEmpty() ? new UnsetTarget() : PlainPython.dict(context.target());
      default -> shared.member(name);
    };
  }

  private String rendered(String text) {
    return Texts.str(JinjaTemplates.yaml(Template.file("a variable", text), this));
  }
}
