package dev.floe.dbt.packages;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A semantic version.
 *
 * @param prerelease {@code rc1} of {@code 1.0.0-rc1}; empty text for a release
 */
record PackageVersion(int major, int minor, int patch, String prerelease)
    implements Comparable<PackageVersion> {

  static final String PATTERN =
      "(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?";

  private static final Pattern WHOLE = Pattern.compile("v?" + PATTERN);

  static Optional<PackageVersion> parse(String text) {
    Matcher parts = WHOLE.matcher(text.strip());
    return parts.matches() ? Optional.of(of(parts, 1)) : Optional.empty();
  }

  static PackageVersion of(Matcher parts, int first) {
    String prerelease = parts.group(first + 3);
    return new PackageVersion(
        Integer.parseInt(parts.group(first)),
        Integer.parseInt(parts.group(first + 1)),
        Integer.parseInt(parts.group(first + 2)),
        prerelease == null ? "" : prerelease);
  }

  boolean isPrerelease() {
    return !prerelease.isEmpty();
  }

  @Override
  public int compareTo(PackageVersion other) {
    int byNumber =
        Comparator.comparingInt(PackageVersion::major)
            .thenComparingInt(PackageVersion::minor)
            .thenComparingInt(PackageVersion::patch)
            .compare(this, other);
    if (byNumber != 0) {
      return byNumber;
    }
    if (isPrerelease() != other.isPrerelease()) {
      return isPrerelease() ? -1 : 1;
    }
    return compareParts(prerelease.split("\\.", -1), other.prerelease.split("\\.", -1));
  }

  private static int compareParts(String[] ours, String[] theirs) {
    for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
      boolean number = ours[i].matches("\\d{1,18}");
      boolean otherNumber = theirs[i].matches("\\d{1,18}");
      int order =
          number && otherNumber
              ? Long.compare(Long.parseLong(ours[i]), Long.parseLong(theirs[i]))
              : number != otherNumber ? (number ? -1 : 1) : ours[i].compareTo(theirs[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(ours.length, theirs.length);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch + (prerelease.isEmpty() ? "" : "-" + prerelease);
  }
}
