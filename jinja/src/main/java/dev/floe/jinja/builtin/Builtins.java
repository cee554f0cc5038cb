package dev.floe.jinja.builtin;

import dev.floe.jinja.value.PyCallable;
import java.util.HashMap;
import java.util.Map;

/** Everything an engine knows without being told. */
public final class Builtins {

  private Builtins() {}

  /** Jinja's filters by name. */
  public static Map<String, PyCallable> filters() {
    Map<String, PyCallable> all = new HashMap<>();
    TextFilters.addTo(all);
    LayoutFilters.addTo(all);
    NumberFilters.addTo(all);
    SequenceFilters.addTo(all);
    SelectionFilters.addTo(all);
    OrderFilters.addTo(all);
    WebFilters.addTo(all);
    return all;
  }

  /** Jinja's tests by name. */
  public static Map<String, PyCallable> tests() {
    return Tests.all();
  }

  /** Jinja's globals by name. */
  public static Map<String, Object> globals() {
    return Globals.all();
  }
}
