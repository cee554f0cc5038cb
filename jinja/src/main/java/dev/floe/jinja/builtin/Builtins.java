package dev.floe.jinja.builtin;

import dev.floe.jinja.value.FunctionTable;
import java.util.Map;

/** Everything an engine knows without being told. */
public final class Builtins {

  private Builtins() {}

  /** Jinja's filters by name. */
  public static FunctionTable filters() {
    return Filters.TABLE;
  }

  /** Jinja's tests by name. */
  public static FunctionTable tests() {
    return Tests.TABLE;
  }

  /** Jinja's globals by name. */
  public static Map<String, Object> globals() {
    return Globals.all();
  }
}
