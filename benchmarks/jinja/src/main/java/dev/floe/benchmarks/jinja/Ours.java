package dev.floe.benchmarks.jinja;

import dev.floe.jinja.Engine;
import dev.floe.jinja.Template;
import dev.floe.jinja.value.Context;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.Texts;
import java.util.Map;

/** The templates in our engine. */
final class Ours {

  private Ours() {}

  static Engine engine(boolean mapped) {
    Engine.Builder builder = Engine.builder().doStatement().loopControls();
    return (mapped ? builder : builder.withoutSourceMaps()).build();
  }

  static Template parse(Engine engine, String text) {
    return engine.parse("benchmark", text).then(Template::checked).value().orElseThrow();
  }

  static Context context() {
    PyList columns = new PyList();
    Inputs.columns().forEach(column -> columns.add(PyDict.copyOf(column)));
    return Context.of(
        Map.of(
            "columns", columns,
            "types", PyList.copyOf(Inputs.types()),
            "prefix", "p",
            "incremental", true,
            "this", "db.schema.orders",
            "config", new Function("config", call -> ""),
            "ref", new Function("ref", call -> "db." + Texts.str(call.args().get(0)))));
  }

  static String render(Template template, Context context) {
    return template.render(context).value().orElseThrow().toString();
  }
}
