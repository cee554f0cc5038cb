package dev.floe.dbt.render;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.python.PlainPython;
import dev.floe.diagnostics.Suggestion;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyObject;
import dev.floe.jinja.value.Signature;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * {@code var}: callable, with {@code has_var}.
 *
 * @param renderer renders a value that is a template itself, as those of dbt_project.yml may be
 * @param strict whether a variable without value or default is refused; else it is {@code None}, as
 *     while parsing
 */
record VariableFunction(
    Map<String, @Nullable Object> values,
    UnaryOperator<String> renderer,
    ReadLog reads,
    boolean strict,
    String packageName)
    implements PyObject, PyCallable {

  @Override
  public Object call(Call call) {
    @Nullable Object[] args = Signature.of("var", "var_name", "default?").bind(call);
    String name = Arguments.text(args[0], "var", "var_name");
    reads.variable(name);
    if (values.containsKey(name)) {
      Object value = values.get(name);
      return value instanceof String text && text.contains("{")
          ? renderer.apply(text)
          : PlainPython.of(value);
    }
    if (args[1] != null) {
      return args[1];
    }
    if (!strict) {
      return None.NONE;
    }
    RenderException missing =
        new RenderException(
            DbtCode.MISSING_VAR,
            "the variable '" + name + "' has no value in the package '" + packageName + "'");
    throw Suggestion.closest(name, values.keySet())
        .map(near -> missing.withHelp("did you mean '" + near + "'?"))
        .orElseGet(() ->
            missing.withHelp(
                "set it under vars in dbt_project.yml or with --vars, or give a default"));
  }

  @Override
  public @Nullable Object attribute(String name) {
    return name.equals("has_var")
        ? new Function(
            name,
            call -> {
              @Nullable Object[] args = Signature.of(name, "var_name").bind(call);
              String wanted = Arguments.text(args[0], name, "var_name");
              reads.variable(wanted);
              return values.containsKey(wanted);
            })
        : null;
  }

  @Override
  public String typeName() {
    return "Var";
  }
}
