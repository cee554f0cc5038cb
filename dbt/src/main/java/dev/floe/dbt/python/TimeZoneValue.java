package dev.floe.dbt.python;

import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.PyObject;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Types;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A time zone: of {@code pytz}, or a fixed offset. */
record TimeZoneValue(ZoneId zone, String name) implements PyObject {

  static final TimeZoneValue UTC = new TimeZoneValue(ZoneOffset.UTC, "UTC");

  static TimeZoneValue of(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? UTC : new TimeZoneValue(zone, zone.getId());
  }

  @Override
  public String typeName() {
    return "tzinfo";
  }

  @Override
  public String str() {
    return name;
  }

  @Override
  public String repr() {
    return "<" + name + ">";
  }

  @Override
  public @Nullable Object attribute(String attribute) {
    return switch (attribute) {
      case "zone" -> name;
      case "localize" ->
          new Function(
              "localize",
              call -> {
                @Nullable Object[] args = Signature.of("localize", "dt", "is_dst?").bind(call);
                if (args[0] instanceof PyDateTime time) {
                  return new PyDateTime(time.time(), Optional.of(this));
                }
                throw Failures.type("localize() takes a datetime, not " + typeOf(args[0]));
              });
      case "normalize" ->
          new Function(
              "normalize",
              call -> {
                @Nullable Object[] args = Signature.of("normalize", "dt").bind(call);
                if (args[0] instanceof PyDateTime time) {
                  return time.in(this);
                }
                throw Failures.type("normalize() takes a datetime, not " + typeOf(args[0]));
              });
      default -> null;
    };
  }

  private static String typeOf(@Nullable Object value) {
    return value == null ? "nothing" : Types.name(value);
  }
}
