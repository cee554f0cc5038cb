package dev.floe.jinja.datetime;

import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.PyObject;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Types;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A time zone: of {@code pytz}, or a fixed offset. */
public record TimeZoneValue(ZoneId zone, String name) implements PyObject {

  /** Coordinated universal time. */
  public static final TimeZoneValue UTC = new TimeZoneValue(ZoneOffset.UTC, "UTC");

  /** A zone under its own name. */
  public static TimeZoneValue of(ZoneId zone) {
    if (zone.equals(ZoneOffset.UTC)) {
      return UTC;
    }
    return new TimeZoneValue(zone, zone instanceof ZoneOffset ? "UTC" + zone : zone.getId());
  }

  @Override
  public String typeName() {
    return zone instanceof ZoneOffset ? "datetime.timezone" : "tzinfo";
  }

  @Override
  public String str() {
    return name;
  }

  @Override
  public String repr() {
    if (!(zone instanceof ZoneOffset offset)) {
      return "<" + name + ">";
    }
    if (equals(UTC)) {
      return "datetime.timezone.utc";
    }
    String delta = PyTimedelta.of(Duration.ofSeconds(offset.getTotalSeconds())).repr();
    String own = name.startsWith("UTC") ? "" : ", '" + name + "'";
    return "datetime.timezone(" + delta + own + ")";
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
                throw RenderException.typeError(
                    "localize() takes a datetime, not " + typeOf(args[0]));
              });
      case "normalize" ->
          new Function(
              "normalize",
              call -> {
                @Nullable Object[] args = Signature.of("normalize", "dt").bind(call);
                if (args[0] instanceof PyDateTime time) {
                  return time.in(this);
                }
                throw RenderException.typeError(
                    "normalize() takes a datetime, not " + typeOf(args[0]));
              });
      default -> null;
    };
  }

  private static String typeOf(@Nullable Object value) {
    return value == null ? "nothing" : Types.name(value);
  }
}
