package dev.floe.dbt.render;

import dev.floe.dbt.parse.ProjectSettings;
import dev.floe.dbt.parse.ProjectSettings.PackageSettings;
import dev.floe.dbt.python.PlainPython;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyModule;
import dev.floe.jinja.value.PyObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What packages read of dbt's own configuration object, which it shows as {@code adapter.config}
 * and as {@code ref.config}: the project, its packages and variables, and the target.
 */
record RuntimeConfig(ProjectSettings settings) implements PyObject {

  private static final List<String> NAMES =
      List.of(
          "project_name",
          "dependencies",
          "vars",
          "profile_name",
          "target_name",
          "threads",
          "credentials",
          "quoting");

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "project_name" -> settings.rootProject();
      case "dependencies" -> dependencies();
      case "vars" -> variables();
      case "profile_name", "target_name", "threads" -> PlainPython.of(settings.target().get(name));
      case "credentials" -> PlainPython.dict(settings.target());
      case "quoting" -> PyDict.copyOf(Map.of("database", true, "schema", true, "identifier", true));
      default -> null;
    };
  }

  private PyDict dependencies() {
    PyDict dependencies = new PyDict();
    settings.packages().forEach(one -> dependencies.put(one.name(), described(one)));
    return dependencies;
  }

  private static PyModule described(PackageSettings one) {
    Object version = one.version().isPresent() ? one.version().get() : None.NONE;
    return new PyModule(one.name(), Map.of("project_name", one.name(), "version", version));
  }

  private PyModule variables() {
    return new PyModule(
        "vars",
        Map.of(
            "to_dict",
            new Function(
                "to_dict", call -> PlainPython.dict(settings.variables(settings.rootProject())))));
  }

  @Override
  public Collection<String> attributeNames() {
    return NAMES;
  }

  @Override
  public String typeName() {
    return "RuntimeConfig";
  }
}
