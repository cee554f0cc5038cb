package dev.floe.dbt.seed;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a seed's column may be, in the order in which the kinds are tried. The rules are those dbt
 * inherits from agate, so that a seed becomes the same table here and there: {@code 1,000} and
 * {@code 5%} are numbers, {@code 00123} is 123, dates are {@code 2026-1-31}.
 */
public enum SeedType {
  NUMBER {
    @Override
    Optional<Object> parse(String field) {
      String digits = bare(field);
      return DECIMAL.matcher(digits).matches()
          ? Optional.of(new BigDecimal(digits.replace("_", "")))
          : Optional.empty();
    }
  },
  DATE {
    @Override
    Optional<Object> parse(String field) {
      Matcher parts = DATE_PARTS.matcher(field);
      return parts.matches() ? date(parts).map(Object.class::cast) : Optional.empty();
    }
  },
  TIMESTAMP {
    @Override
    Optional<Object> parse(String field) {
      Matcher parts = TIMESTAMP_PARTS.matcher(field);
      if (parts.matches()) {
        return dateTime(parts).map(Object.class::cast);
      }
      return iso(field);
    }
  },
  BOOLEAN {
    @Override
    Optional<Object> parse(String field) {
      return switch (field.toLowerCase(Locale.ROOT)) {
        case "true" -> Optional.of(true);
        case "false" -> Optional.of(false);
        default -> Optional.empty();
      };
    }
  },
  TEXT {
    @Override
    Optional<Object> parse(String field) {
      return Optional.of(field);
    }
  };

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d[\\d_]*(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
  private static final Pattern DATE_PARTS = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern TIMESTAMP_PARTS =
      Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})\\s+(\\d{1,2}):(\\d{1,2}):(\\d{1,2})");

  /** The value of a field that is not NULL; empty if it is not of this kind. */
  abstract Optional<Object> parse(String field);

  /** Whether a field stands for NULL. */
  static boolean isNull(String field) {
    String word = field.strip();
    return word.isEmpty() || word.equalsIgnoreCase("null");
  }

  /** A number without percent sign, currency and thousands' separators. */
  private static String bare(String field) {
    int start = 0;
    int end = field.length();
    while (end > start && field.charAt(end - 1) == '%') {
      end--;
    }
    while (start < end && field.charAt(start) == '%') {
      start++;
    }
    String sign = "";
    if (start < end && field.charAt(start) == '-') {
      sign = "-";
      start++;
    }
    while (start < end && isCurrency(field.charAt(start))) {
      start++;
    }
    while (end > start && isCurrency(field.charAt(end - 1))) {
      end--;
    }
    return sign + field.substring(start, end).replace(",", "");
  }

  private static boolean isCurrency(char c) {
    return Character.getType(c) == Character.CURRENCY_SYMBOL;
  }

  private static Optional<LocalDate> date(Matcher parts) {
    try {
      return Optional.of(LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3)));
    } catch (DateTimeException notInTheCalendar) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDateTime> dateTime(Matcher parts) {
    try {
      return date(parts)
          .map(day -> day.atTime(number(parts, 4), number(parts, 5), number(parts, 6)));
    } catch (DateTimeException notOnTheClock) {
      return Optional.empty();
    }
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  private static Optional<Object> iso(String field) {
    if (field.length() < 16 || field.charAt(10) != 'T') {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDateTime.parse(field));
    } catch (DateTimeException notLocal) {
      return withOffset(field);
    }
  }

  private static Optional<Object> withOffset(String field) {
    try {
      return Optional.of(
          OffsetDateTime.parse(field).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
    } catch (DateTimeException notAtAll) {
      return Optional.empty();
    }
  }
}
