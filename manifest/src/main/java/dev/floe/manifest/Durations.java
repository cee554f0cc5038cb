package dev.floe.manifest;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spans of time as documents write them: {@code 6h}, {@code 1h30m}, {@code PT6H}, {@code 15
 * minutes}.
 */
public final class Durations {

  private static final Pattern PART = Pattern.compile("\\G\\s*([0-9]{1,9})\\s*([a-z]+)");
  private static final String HELP = "write a duration such as 15m, 6h or 7d";

  private static final Map<String, Duration> UNITS =
      Map.ofEntries(
          Map.entry("ms", Duration.ofMillis(1)),
          Map.entry("s", Duration.ofSeconds(1)),
          Map.entry("sec", Duration.ofSeconds(1)),
          Map.entry("second", Duration.ofSeconds(1)),
          Map.entry("m", Duration.ofMinutes(1)),
          Map.entry("min", Duration.ofMinutes(1)),
          Map.entry("minute", Duration.ofMinutes(1)),
          Map.entry("h", Duration.ofHours(1)),
          Map.entry("hour", Duration.ofHours(1)),
          Map.entry("d", Duration.ofDays(1)),
          Map.entry("day", Duration.ofDays(1)),
          Map.entry("w", Duration.ofDays(7)),
          Map.entry("week", Duration.ofDays(7)));

  private Durations() {}

  /** Reads a duration; zero and negative ones are refused. */
  public static Parsed<Duration> parse(String text) {
    String wanted = text.strip();
    Parsed<Duration> read =
        wanted.startsWith("P") || wanted.startsWith("p")
            ? iso(wanted)
            : parts(wanted.toLowerCase(Locale.ROOT));
    return switch (read) {
      case Parsed.Good<Duration>(Duration value) when !value.isPositive() ->
          Parsed.bad("is not longer than zero", HELP);
      case Parsed.Good<Duration> good -> good;
      case Parsed.Bad<Duration> bad -> bad;
    };
  }

  private static Parsed<Duration> iso(String text) {
    try {
      return Parsed.good(Duration.parse(text));
    } catch (DateTimeException e) {
      return Parsed.bad("is not a duration", HELP);
    }
  }

  private static Parsed<Duration> parts(String text) {
    Duration sum = Duration.ZERO;
    Matcher matcher = PART.matcher(text);
    int end = 0;
    while (matcher.find()) {
      Duration unit = unit(matcher.group(2));
      if (unit.isZero()) {
        return Parsed.bad("has no unit of time '" + matcher.group(2) + "'", HELP);
      }
      sum = sum.plus(unit.multipliedBy(Long.parseLong(matcher.group(1))));
      end = matcher.end();
    }
    return end == 0 || end < text.length()
        ? Parsed.bad("is not a duration", HELP)
        : Parsed.good(sum);
  }

  private static Duration unit(String word) {
    Duration exact = UNITS.get(word);
    if (exact != null) {
      return exact;
    }
    String singular = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    return singular.length() < 3 ? Duration.ZERO : UNITS.getOrDefault(singular, Duration.ZERO);
  }

  /** The canonical form: {@code 1d12h}, {@code 15m}. */
  public static String print(Duration duration) {
    StringBuilder text = new StringBuilder();
    append(text, duration.toDaysPart(), "d");
    append(text, duration.toHoursPart(), "h");
    append(text, duration.toMinutesPart(), "m");
    append(text, duration.toSecondsPart(), "s");
    append(text, duration.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void append(StringBuilder text, long amount, String unit) {
    if (amount != 0) {
      text.append(amount).append(unit);
    }
  }
}
