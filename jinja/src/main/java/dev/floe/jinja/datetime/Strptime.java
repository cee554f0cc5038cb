package dev.floe.jinja.datetime;

import dev.floe.jinja.error.RenderException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Python's {@code datetime.strptime}: the format becomes a regular expression, as it does there.
 */
final class Strptime {

  private static final List<String> DAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final int SHORT = 3;

  private static final Map<Character, String> DIRECTIVES =
      Map.ofEntries(
          Map.entry('d', "3[0-1]|[1-2]\\d|0[1-9]|[1-9]| [1-9]"),
          Map.entry('f', "[0-9]{1,6}"),
          Map.entry('H', "2[0-3]|[0-1]\\d|\\d"),
          Map.entry('I', "1[0-2]|0[1-9]|[1-9]"),
          Map.entry('j', "36[0-6]|3[0-5]\\d|[1-2]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]"),
          Map.entry('m', "1[0-2]|0[1-9]|[1-9]"),
          Map.entry('M', "[0-5]\\d|\\d"),
          Map.entry('S', "6[0-1]|[0-5]\\d|\\d"),
          Map.entry('U', "5[0-3]|[0-4]\\d|\\d"),
          Map.entry('W', "5[0-3]|[0-4]\\d|\\d"),
          Map.entry('w', "[0-6]"),
          Map.entry('u', "[1-7]"),
          Map.entry('y', "\\d\\d"),
          Map.entry('Y', "\\d\\d\\d\\d"),
          Map.entry('z', "[+-]\\d\\d:?[0-5]\\d|Z"),
          Map.entry('Z', "utc|gmt"),
          Map.entry('p', "am|pm"),
          Map.entry('A', String.join("|", DAYS)),
          Map.entry('a', shortNames(DAYS)),
          Map.entry('B', String.join("|", MONTHS)),
          Map.entry('b', shortNames(MONTHS)));

  private final Matcher found;

  private Strptime(Matcher found) {
    this.found = found;
  }

  private static String shortNames(List<String> names) {
    return String.join("|", names.stream().map(name -> name.substring(0, SHORT)).toList());
  }

  static PyDateTime parse(String text, String format) {
    Matcher matcher =
        Pattern.compile(regex(format), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
            .matcher(text);
    if (!matcher.lookingAt()) {
      throw RenderException.valueError(
          "time data '" + text + "' does not match format '" + format + "'");
    }
    if (matcher.end() != text.length()) {
      throw RenderException.valueError(
          "unconverted data remains: " + text.substring(matcher.end()));
    }
    return new Strptime(matcher).result();
  }

  private static String regex(String format) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (Character.isWhitespace(c)) {
        regex.append(regex.toString().endsWith("\\s+") ? "" : "\\s+");
      } else if (c == '%') {
        if (++i == format.length()) {
          throw RenderException.valueError("stray %% in format '" + format + "'");
        }
        regex.append(directive(format.charAt(i), format));
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }

  private static String directive(char c, String format) {
    String known = DIRECTIVES.get(c);
    if (known != null) {
      return "(?<" + c + ">" + known + ")";
    }
    return switch (c) {
      case '%' -> "%";
      case 'c' -> regex("%a %b %d %H:%M:%S %Y");
      case 'x' -> regex("%m/%d/%y");
      case 'X' -> regex("%H:%M:%S");
      default ->
          throw RenderException.valueError(
              "'" + c + "' is a bad directive in format '" + format + "'");
    };
  }

  /** What a directive matched; null if the format has none of it. */
  private @Nullable String text(char directive) {
    return found.namedGroups().containsKey(String.valueOf(directive))
        ? found.group(String.valueOf(directive)).toLowerCase(Locale.ROOT)
        : null;
  }

  private long number(char directive, long otherwise) {
    String text = text(directive);
    return text == null ? otherwise : Long.parseLong(text.strip());
  }

  private PyDateTime result() {
    long[] parts = {
      year(), month(), number('d', 1), hour(), number('M', 0), number('S', 0), microsecond()
    };
    long dayOfYear = number('j', 0);
    if (dayOfYear > 0 && text('d') == null && text('m') == null) {
      LocalDate date = LocalDate.ofYearDay((int) parts[0], 1).plusDays(dayOfYear - 1);
      parts[0] = date.getYear();
      parts[1] = date.getMonthValue();
      parts[2] = date.getDayOfMonth();
    }
    return PyDateTime.of(parts, zone());
  }

  private long year() {
    long two = number('y', -1);
    if (two >= 0) {
      return two < 69 ? 2000 + two : 1900 + two;
    }
    return number('Y', 1900);
  }

  private long month() {
    String full = text('B');
    String brief = text('b');
    if (full != null) {
      return MONTHS.indexOf(full) + 1L;
    }
    if (brief != null) {
      return MONTHS.stream().map(name -> name.substring(0, SHORT)).toList().indexOf(brief) + 1L;
    }
    return number('m', 1);
  }

  private long hour() {
    String half = text('p');
    long twelve = number('I', -1);
    if (twelve < 0) {
      return number('H', 0);
    }
    return twelve % 12 + ("pm".equals(half) ? 12 : 0);
  }

  private long microsecond() {
    String digits = text('f');
    return digits == null ? 0 : Long.parseLong((digits + "000000").substring(0, 6));
  }

  private Optional<TimeZoneValue> zone() {
    String offset = text('z');
    if (offset == null) {
      return Optional.empty();
    }
    return Optional.of(
        TimeZoneValue.of(offset.equals("z") ? ZoneOffset.UTC : ZoneOffset.of(offset)));
  }
}
