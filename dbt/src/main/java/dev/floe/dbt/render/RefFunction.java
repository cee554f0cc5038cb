package dev.floe.dbt.render;

import dev.floe.dbt.parse.ProjectSettings;
import dev.floe.dbt.parse.ProjectSettings.PackageSettings;
import dev.floe.dbt.python.PlainPython;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyModule;
import dev.floe.jinja.value.PyObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code ref}. Packages ask it for {@code ref.config}, by which dbt's own shows the project: the
 * names and versions of packages, and variables.
 */
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
    return name.equals("config") ? config() : null;
  }

  private PyModule config() {
    PyDict dependencies = new PyDict();
    settings.packages().forEach(one -> dependencies.put(one.name(), described(one)));
    return new PyModule(
        "config",
        Map.of(
            "project_name",
            settings.rootProject(),
            "dependencies",
            dependencies,
            "vars",
            PlainPython.dict(settings.variables(settings.rootProject()))));
  }

  private static PyModule described(PackageSettings one) {
    Object version = one.version().isPresent() ? one.version().get() : None.NONE;
    return new PyModule(one.name(), Map.of("project_name", one.name(), "version", version));
  }
}
