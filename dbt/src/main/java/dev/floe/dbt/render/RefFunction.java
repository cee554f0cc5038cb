package dev.floe.dbt.render;

import dev.floe.dbt.parse.ProjectSettings;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyObject;
import org.jspecify.annotations.Nullable;

/** {@code ref}. Packages ask it for {@code ref.config}, by which dbt's own shows the project. */
record RefFunction(PyCallable body, ProjectSettings settings) implements PyObject, PyCallable {

  @Override
  public Object call(Call call) {
    return body.call(call);
  }

  @Override
  public String typeName() {
    return "function";
  }

  @Override
  public String repr() {
    return "<function ref>";
  }

  @Override
  public @Nullable Object attribute(String name) {
    return name.equals("config") ? new RuntimeConfig(settings) : null;
  }
}
