package dev.floe.dbt.render;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.parse.ConfigCall;
import dev.floe.dbt.python.PlainPython;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyObject;
import dev.floe.jinja.value.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code config} while parsing: notes what is set, and answers every question with nothing. */
record ParsingConfig(List<ConfigCall> calls) implements PyObject, PyCallable {

  @Override
  public Object call(Call call) {
    if (call.args().isEmpty() && !call.keywords().isEmpty()) {
      return set(PyDict.copyOf(call.keywords()), call);
    }
    if (call.args().size() == 1
        && call.keywords().isEmpty()
        && call.args().getFirst() instanceof PyDict values) {
      return set(values, call);
    }
    throw new RenderException(DbtCode.BAD_CALL, "config() takes keywords, or one dict")
        .withHelp("write config(materialized='table')");
  }

  private Object set(PyDict values, Call call) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    PlainPython.map(values)
        .forEach((key, value) -> {
          String name =
              key.equals("pre_hook") || key.equals("post_hook") ? key.replace('_', '-') : key;
          if (plain.containsKey(name)) {
            throw new RenderException(DbtCode.BAD_CALL, "config() sets '" + name + "' twice");
          }
          plain.put(name, value);
        });
    calls.add(new ConfigCall(plain, call.span()));
    return "";
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "set" ->
          new Function(
              name,
              call -> {
                PyDict one = new PyDict();
                one.put(
                    Texts.str(call.find(0, "name").orElse("")),
                    call.find(1, "value").orElse(dev.floe.jinja.value.None.NONE));
                return set(one, call);
              });
      case "get", "require", "meta_get", "meta_require" -> new Function(name, call -> "");
      case "persist_relation_docs", "persist_column_docs" -> new Function(name, call -> false);
      default -> null;
    };
  }

  @Override
  public String typeName() {
    return "ParseConfigObject";
  }
}
