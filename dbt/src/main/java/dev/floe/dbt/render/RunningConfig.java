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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code config} of a node that is compiled or executed: its effective configuration. */
record RunningConfig(Map<String, @Nullable Object> values, String subject)
    implements PyObject, PyCallable {

  @Override
  public Object call(Call call) {
    return "";
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "set" -> new Function(name, call -> "");
      case "get" -> new Function(name, call -> get(call, name, values));
      case "require" -> new Function(name, call -> require(call, name, values));
      case "meta_get" -> new Function(name, call -> get(call, name, meta()));
      case "meta_require" -> new Function(name, call -> require(call, name, meta()));
      case "persist_relation_docs" -> new Function(name, call -> persists("relation"));
      case "persist_column_docs" -> new Function(name, call -> persists("columns"));
      default -> null;
    };
  }

  private Map<String, @Nullable Object> meta() {
    return dev.floe.dbt.config.PlainValues.mapping(values.get("meta"));
  }

  private boolean persists(String what) {
    return dev.floe.dbt.config.PlainValues.mapping(values.get("persist_docs")).get(what)
            instanceof Boolean on
        && on;
  }

  private static Optional<String> key(Map<String, @Nullable Object> from, String name) {
    if (from.containsKey(name)) {
      return Optional.of(name);
    }
    String dashed = name.replace('_', '-');
    return from.containsKey(dashed) ? Optional.of(dashed) : Optional.empty();
  }

  private static Object get(Call call, String method, Map<String, @Nullable Object> from) {
    @Nullable Object[] args = Signature.of(method, "name", "default?", "validator?").bind(call);
    Optional<String> key = key(from, Arguments.text(args[0], method, "name"));
    if (key.isPresent()) {
      return PlainPython.of(from.get(key.get()));
    }
    return args[1] == null ? None.NONE : args[1];
  }

  private Object require(Call call, String method, Map<String, @Nullable Object> from) {
    @Nullable Object[] args = Signature.of(method, "name", "validator?").bind(call);
    String name = Arguments.text(args[0], method, "name");
    Optional<String> key = key(from, name);
    if (key.isPresent()) {
      return PlainPython.of(from.get(key.get()));
    }
    RenderException missing =
        new RenderException(
            DbtCode.MISSING_CONFIG,
            subject + " does not define a required config parameter '" + name + "'");
    throw Suggestion.closest(name, from.keySet())
        .map(near -> missing.withHelp("did you mean '" + near + "'?"))
        .orElse(missing);
  }

  @Override
  public String typeName() {
    return "RuntimeConfigObject";
  }
}
