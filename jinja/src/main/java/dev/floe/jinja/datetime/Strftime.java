package dev.floe.jinja.datetime;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Python's {@code strftime} with the directives of the C locale. */
final class Strftime {

  private Strftime() {}

  static String format(String format, LocalDateTime time, @Nullable TimeZoneValue zone) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 == format.length()) {
        out.append(c);
        continue;
      }
      char directive = format.charAt(++i);
      char flag = "-_0^#".indexOf(directive) >= 0 && i + 1 < format.length() ? directive : 0;
      if (flag != 0) {
        directive = format.charAt(++i);
      }
      out.append(flagged(flag, directive(directive, time, zone)));
    }
    return out.toString();
  }

  /** The flags of the C library: no padding, blanks, zeros, upper case, the other case. */
  private static String flagged(char flag, String text) {
    return switch (flag) {
      case '-' -> withoutPadding(text);
      case '_' -> padded(text, " ");
      case '0' -> padded(text, "0");
      case '^' -> text.toUpperCase(Locale.ROOT);
      case '#' ->
          text.equals(text.toUpperCase(Locale.ROOT))
              ? text.toLowerCase(Locale.ROOT)
              : text.toUpperCase(Locale.ROOT);
      default -> text;
    };
  }

  private static String padded(String text, String with) {
    String bare = withoutPadding(text);
    return with.repeat(text.length() - bare.length()) + bare;
  }

  private static String withoutPadding(String text) {
    String bare = text.replaceFirst("^[0 ]+", "");
    return bare.isEmpty() ? "0" : bare;
  }

  private static String directive(char c, LocalDateTime t, @Nullable TimeZoneValue zone) {
    return switch (c) {
      case 'Y' -> Integer.toString(t.getYear());
      case 'y' -> two(t.getYear() % 100);
      case 'C' -> two(t.getYear() / 100);
      case 'm' -> two(t.getMonthValue());
      case 'd' -> two(t.getDayOfMonth());
      case 'e' -> String.format("%2d", t.getDayOfMonth());
      case 'H' -> two(t.getHour());
      case 'I' -> two((t.getHour() + 11) % 12 + 1);
      case 'M' -> two(t.getMinute());
      case 'S' -> two(t.getSecond());
      case 'f' -> String.format("%06d", t.getNano() / 1000);
      case 'j' -> String.format("%03d", t.getDayOfYear());
      case 'p' -> t.getHour() < 12 ? "AM" : "PM";
      case 'a' -> t.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case 'A' -> t.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'b', 'h' -> t.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case 'B' -> t.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'w' -> Integer.toString(t.getDayOfWeek().getValue() % 7);
      case 'u' -> Integer.toString(t.getDayOfWeek().getValue());
      case 'V' -> two(t.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case 'G' -> Integer.toString(t.get(IsoFields.WEEK_BASED_YEAR));
      case 'U' -> two((t.getDayOfYear() + 6 - t.getDayOfWeek().getValue() % 7) / 7);
      case 'W' -> two((t.getDayOfYear() + 6 - (t.getDayOfWeek().getValue() - 1)) / 7);
      case 's' ->
          Long.toString(
              ChronoUnit.SECONDS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), t));
      case 'z' -> new PyDateTime(t, Optional.ofNullable(zone)).offsetText("");
      case 'Z' -> zone == null ? "" : abbreviation(t, zone);
      case 'F' -> format("%Y-%m-%d", t, zone);
      case 'T', 'X' -> format("%H:%M:%S", t, zone);
      case 'R' -> format("%H:%M", t, zone);
      case 'D', 'x' -> format("%m/%d/%y", t, zone);
      case 'c' -> format("%a %b %e %H:%M:%S %Y", t, zone);
      case 'k' -> String.format(Locale.ROOT, "%2d", t.getHour());
      case 'l' -> String.format(Locale.ROOT, "%2d", (t.getHour() + 11) % 12 + 1);
      case 'P' -> t.getHour() < 12 ? "am" : "pm";
      case 'r' -> format("%I:%M:%S %p", t, zone);
      case 'g' -> two(t.get(IsoFields.WEEK_BASED_YEAR) % 100);
      case 'n' -> "\n";
      case 't' -> "\t";
      case '%' -> "%";
      default -> "%" + c;
    };
  }

  private static String abbreviation(LocalDateTime time, TimeZoneValue zone) {
    if (zone.zone() instanceof ZoneOffset) {
      return zone.name();
    }
    return java.time.format.DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH)
        .format(time.atZone(zone.zone()));
  }

  private static String two(int number) {
    return String.format("%02d", number);
  }
}
