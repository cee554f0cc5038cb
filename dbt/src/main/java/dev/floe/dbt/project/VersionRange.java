package dev.floe.dbt.project;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code require-dbt-version} allows: bounds that all hold. */
record VersionRange(List<Bound> bounds) {

  private static final Pattern BOUND =
      Pattern.compile(
          "\\s*(>=|<=|>|<|==|=|!=)?\\s*(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?\\S*\\s*");

  private static final int LAST = 999_999;

  /** The first and last version of each series whose projects floe runs. */
  private static final List<Version> OURS =
      List.of(
          new Version(1, 10, 0),
          new Version(1, 10, LAST),
          new Version(1, 11, 0),
          new Version(1, 11, LAST),
          new Version(1, 12, 0),
          new Version(1, 12, LAST));

  record Version(int major, int minor, int patch) implements Comparable<Version> {

    @Override
    public int compareTo(Version other) {
      return Comparator.comparingInt(Version::major)
          .thenComparingInt(Version::minor)
          .thenComparingInt(Version::patch)
          .compare(this, other);
    }
  }

  record Bound(String operator, Version version) {

    boolean allows(Version other) {
      int order = other.compareTo(version);
      return switch (operator) {
        case ">=" -> order >= 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        case "<" -> order < 0;
        case "!=" -> order != 0;
        default -> other.major() == version.major() && other.minor() == version.minor();
      };
    }
  }

  /** What cannot be read allows everything: dbt's own versions have many forms. */
  static VersionRange of(List<String> texts) {
    List<Bound> bounds = new ArrayList<>();
    for (String text : texts) {
      for (String part : text.split(",", -1)) {
        Matcher bound = BOUND.matcher(part);
        if (bound.matches()) {
          bounds.add(
              new Bound(
                  bound.group(1) == null ? "=" : bound.group(1),
                  new Version(number(bound, 2), number(bound, 3), number(bound, 4))));
        }
      }
    }
    return new VersionRange(bounds);
  }

  private static int number(Matcher bound, int group) {
    String digits = bound.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** Whether it allows a version of dbt whose projects floe runs. */
  boolean allowsUs() {
    return OURS.stream()
        .anyMatch(version -> bounds.stream().allMatch(bound -> bound.allows(version)));
  }
}
