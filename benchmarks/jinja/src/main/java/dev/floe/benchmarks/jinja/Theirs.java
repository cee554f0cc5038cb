package dev.floe.benchmarks.jinja;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import com.hubspot.jinjava.tree.Node;
import java.util.HashMap;
import java.util.Map;

/** The templates in Jinjava. */
public final class Theirs {

  private Theirs() {}

  public static String ref(Object name) {
    return "db." + name;
  }

  public static String config(Object... options) {
    return "";
  }

  static Jinjava engine() {
    Jinjava jinjava = new Jinjava(JinjavaConfig.newBuilder().build());
    jinjava.getGlobalContext()
        .registerFunction(new ELFunctionDefinition("", "ref", Theirs.class, "ref", Object.class));
    jinjava.getGlobalContext()
        .registerFunction(
            new ELFunctionDefinition("", "config", Theirs.class, "config", Object[].class));
    return jinjava;
  }

  static Map<String, Object> context() {
    Map<String, Object> values = new HashMap<>();
    values.put("columns", Inputs.columns());
    values.put("types", Inputs.types());
    values.put("prefix", "p");
    values.put("incremental", true);
    values.put("this", "db.schema.orders");
    return values;
  }

  static JinjavaInterpreter interpreter(Jinjava jinjava) {
    Context context = new Context(jinjava.getGlobalContextCopy(), context());
    return new JinjavaInterpreter(jinjava, context, jinjava.getGlobalConfig());
  }

  static Node parse(Jinjava jinjava, String text) {
    return interpreter(jinjava).parse(text);
  }

  static String render(Jinjava jinjava, Node tree) {
    JinjavaInterpreter interpreter = interpreter(jinjava);
    JinjavaInterpreter.pushCurrent(interpreter);
    try {
      return interpreter.render(tree);
    } finally {
      JinjavaInterpreter.popCurrent();
    }
  }
}
