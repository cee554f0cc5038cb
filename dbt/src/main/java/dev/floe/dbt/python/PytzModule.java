package dev.floe.dbt.python;

import dev.floe.jinja.datetime.TimeZoneValue;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.PyModule;
import dev.floe.jinja.value.Signature;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;

/** {@code pytz}: time zones by name. */
final class PytzModule {

  static final PyModule MODULE =
      new PyModule(
          "pytz",
          Map.of(
              "utc",
              TimeZoneValue.UTC,
              "UTC",
              TimeZoneValue.UTC,
              "timezone",
              new Function(
                  "timezone",
                  call ->
                      zone(
                          Arguments.text(
                              Signature.of("timezone", "zone").bind(call)[0],
                              "timezone",
                              "zone")))));

  private PytzModule() {}

  private static TimeZoneValue zone(String name) {
    if (name.equalsIgnoreCase("utc")) {
      return TimeZoneValue.UTC;
    }
    try {
      return new TimeZoneValue(ZoneId.of(name), name);
    } catch (DateTimeException e) {
      throw RenderException.valueError("unknown time zone '" + name + "'");
    }
  }
}
