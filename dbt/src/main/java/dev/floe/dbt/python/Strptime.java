package dev.floe.dbt.python;

import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;

/** Python's {@code datetime.strptime}. */
final class Strptime {

  private final String text;
  private final String format;
  private int at;
  private final long[] parts = {1900, 1, 1, 0, 0, 0, 0};
  private long dayOfYear;
  private boolean afternoon;
  private boolean halfDay;
  private Optional<TimeZoneValue> zone = Optional.empty();

  private Strptime(String text, String format) {
    this.text = text;
    this.format = format;
  }

  static PyDateTime parse(String text, String format) {
    return new Strptime(text, format).run();
  }

  private PyDateTime run() {
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c == '%' && i + 1 < format.length()) {
        directive(format.charAt(++i));
      } else if (Character.isWhitespace(c)) {
        skipSpace();
      } else {
        expect(c);
      }
    }
    if (at < text.length()) {
      throw Failures.value("unconverted data remains: " + text.substring(at));
    }
    return result();
  }

  private PyDateTime result() {
    if (halfDay) {
      parts[3] = parts[3] % 12 + (afternoon ? 12 : 0);
    }
    if (dayOfYear > 0) {
      LocalDate date = LocalDate.ofYearDay((int) parts[0], (int) dayOfYear);
      parts[1] = date.getMonthValue();
      parts[2] = date.getDayOfMonth();
    }
    return PyDateTime.of(parts, zone);
  }

  private void directive(char c) {
    switch (c) {
      case 'Y' -> parts[0] = number(4);
      case 'y' -> {
        long year = number(2);
        parts[0] = year < 69 ? 2000 + year : 1900 + year;
      }
      case 'm' -> parts[1] = number(2);
      case 'd' -> parts[2] = number(2);
      case 'H' -> parts[3] = number(2);
      case 'I' -> {
        parts[3] = number(2);
        halfDay = true;
      }
      case 'M' -> parts[4] = number(2);
      case 'S' -> parts[5] = number(2);
      case 'f' -> fraction();
      case 'j' -> dayOfYear = number(3);
      case 'b', 'B', 'h' -> month();
      case 'a', 'A' -> word();
      case 'p' -> afternoon = word().equalsIgnoreCase("pm");
      case 'z' -> offset();
      case 'Z' -> word();
      case '%' -> expect('%');
      default -> throw Failures.value("'" + c + "' is a bad directive in format '" + format + "'");
    }
  }

  private long number(int most) {
    int start = at;
    while (at < text.length() && at - start < most && Character.isDigit(text.charAt(at))) {
      at++;
    }
    if (start == at) {
      throw mismatch();
    }
    return Long.parseLong(text.substring(start, at));
  }

  private void fraction() {
    int start = at;
    long value = number(6);
    for (int digits = at - start; digits < 6; digits++) {
      value *= 10;
    }
    parts[6] = value;
  }

  private String word() {
    int start = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private void month() {
    String name = word();
    for (Month month : Month.values()) {
      if (name.equalsIgnoreCase(month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
          || name.equalsIgnoreCase(month.getDisplayName(TextStyle.FULL, Locale.ENGLISH))) {
        parts[1] = month.getValue();
        return;
      }
    }
    throw mismatch();
  }

  private void offset() {
    if (at < text.length() && text.charAt(at) == 'Z') {
      at++;
      zone = Optional.of(TimeZoneValue.UTC);
      return;
    }
    int start = at;
    while (at < text.length() && "+-0123456789:".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    try {
      zone = Optional.of(TimeZoneValue.of(ZoneOffset.of(text.substring(start, at))));
    } catch (java.time.DateTimeException e) {
      throw mismatch();
    }
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private void expect(char c) {
    if (at >= text.length() || text.charAt(at) != c) {
      throw mismatch();
    }
    at++;
  }

  private RuntimeException mismatch() {
    return Failures.value("time data '" + text + "' does not match format '" + format + "'");
  }
}
