package dev.floe.dbt.render;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.python.PlainPython;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.PyObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a unit test puts in the place of macros, variables and the environment. */
final class UnitTestOverrides {

  private final Map<String, @Nullable Object> macros;
  private final Map<String, @Nullable Object> variables;
  private final Map<String, @Nullable Object> environment;

  /**
   * @param written under {@code overrides}
   */
  UnitTestOverrides(@Nullable Object written) {
    Map<String, @Nullable Object> parts = PlainValues.mapping(written);
    this.macros = PlainValues.mapping(parts.get("macros"));
    this.variables = PlainValues.mapping(parts.get("vars"));
    this.environment = PlainValues.mapping(parts.get("env_vars"));
  }

  /**
   * Puts them among the names of a rendering.
   *
   * @param names hides everything else of the same name
   */
  void into(Map<String, Object> names, MacroScope known, Workshop workshop, String packageName) {
    ReadLog reads = new ReadLog();
    if (!variables.isEmpty()) {
      Map<String, @Nullable Object> values =
          new LinkedHashMap<>(workshop.settings().variables(packageName));
      values.putAll(variables);
      names.put("var", new VariableFunction(values, text -> text, reads, true, packageName));
    }
    if (!environment.isEmpty()) {
      names.put(
          "env_var",
          new Function(
              "env_var",
              new EnvironmentFunction(
                  workshop.invocation().withEnvironment(this::variable), reads, false)));
    }
    macros(names, known);
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).map(String::valueOf);
  }

  private void macros(Map<String, Object> names, MacroScope known) {
    Map<String, Map<String, Object>> packages = new HashMap<>();
    macros.forEach((name, plain) -> {
      int dot = name.indexOf('.');
      String own = name.substring(dot + 1);
      Object value = PlainPython.of(plain);
      Object constant = new Function(own, call -> value);
      packages
          .computeIfAbsent(dot < 0 ? "dbt" : name.substring(0, dot), p -> new HashMap<>())
          .put(own, constant);
      if (dot < 0) {
        names.put(name, known.find(name).isPresent() ? constant : value);
      }
    });
    packages.forEach((name, own) ->
        known
            .find(name)
            .filter(PyObject.class::isInstance)
            .ifPresent(there -> names.put(name, new Replaced((PyObject) there, own))));
  }

  /** A package some of whose macros are replaced. */
  private record Replaced(PyObject original, Map<String, Object> replaced) implements PyObject {

    @Override
    public @Nullable Object attribute(String name) {
      Object constant = replaced.get(name);
      return constant != null ? constant : original.attribute(name);
    }

    @Override
    public Collection<String> attributeNames() {
      return original.attributeNames();
    }

    @Override
    public String typeName() {
      return original.typeName();
    }
  }
}
