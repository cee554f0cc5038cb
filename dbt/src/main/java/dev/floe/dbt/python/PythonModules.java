package dev.floe.dbt.python;

import dev.floe.jinja.datetime.DatetimeModule;
import dev.floe.jinja.value.PyModule;
import java.time.InstantSource;
import java.util.Map;

/** What templates see as {@code modules}. */
public final class PythonModules {

  private PythonModules() {}

  /** The modules, telling the time by a clock. */
  public static PyModule all(InstantSource clock) {
    return new PyModule(
        "modules",
        Map.of(
            "datetime", DatetimeModule.module(clock),
            "pytz", PytzModule.MODULE,
            "re", RegexModule.MODULE,
            "itertools", ItertoolsModule.MODULE));
  }
}
