package dev.floe.jinja.builtin;

import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.Namespace;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.Undefined;
import java.util.Map;

/** Everything an engine knows without being told. */
public final class Builtins {

  private Builtins() {}

  public static Map<String, PyCallable> filters() {
    return Map.of();
  }

  public static Map<String, PyCallable> tests() {
    return Map.of("defined", (Call call) -> !(call.args().get(0) instanceof Undefined));
  }

  public static Map<String, Object> globals() {
    return Map.of("namespace", new Function("namespace", Namespace::of));
  }
}
