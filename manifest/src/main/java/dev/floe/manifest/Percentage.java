package dev.floe.manifest;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A share of a hundred, exact as written.
 *
 * @param points 0 to 100
 */
public record Percentage(BigDecimal points) implements Comparable<Percentage> {

  private static final Pattern SYNTAX = Pattern.compile("(?:>=?\\s*)?([0-9]+(?:\\.[0-9]+)?)\\s*%?");
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  public Percentage {
    points = points.signum() == 0 ? BigDecimal.ZERO : points.stripTrailingZeros();
  }

  /** Reads {@code 99.9%}, {@code 99.9}, {@code >95%} and {@code >= 95%}. */
  public static Parsed<Percentage> parse(String text) {
    Matcher matcher = SYNTAX.matcher(text.strip());
    if (!matcher.matches()) {
      return Parsed.bad("is not a percentage", "write a percentage such as 99.9%");
    }
    BigDecimal points = new BigDecimal(matcher.group(1));
    return points.compareTo(ALL) > 0
        ? Parsed.bad("is more than 100%", "write a percentage between 0% and 100%")
        : Parsed.good(new Percentage(points));
  }

  @Override
  public int compareTo(Percentage other) {
    return points.compareTo(other.points);
  }

  @Override
  public String toString() {
    return points.toPlainString() + "%";
  }
}
