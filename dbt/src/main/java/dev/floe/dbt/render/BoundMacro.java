package dev.floe.dbt.render;

import dev.floe.dbt.macro.JinjaTemplates;
import dev.floe.dbt.macro.MacroDefinition;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyObject;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A macro in one rendering: it sees the names of the template that calls it. */
record BoundMacro(MacroDefinition definition, JinjaTemplates templates, MacroTrace trace)
    implements PyObject, PyCallable {

  @Override
  public Object call(Call call) {
    trace.enter(definition);
    try {
      return templates.call(definition, call);
    } finally {
      trace.leave();
    }
  }

  @Override
  public @Nullable Object attribute(String name) {
    return name.equals("name") || name.equals("__name__") ? definition.name() : null;
  }

  @Override
  public Collection<String> attributeNames() {
    return List.of("name");
  }

  @Override
  public String typeName() {
    return "MacroGenerator";
  }
}
