package dev.floe.manifest;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The exact version of a document.
 *
 * @param preRelease what follows a hyphen, such as {@code dev}; empty for a release, which is newer
 */
public record Version(int major, int minor, int patch, String preRelease)
    implements Comparable<Version> {

  private static final Pattern SYNTAX =
      Pattern.compile(
          "v?([0-9]{1,9})(?:\\.([0-9]{1,9}))?(?:\\.([0-9]{1,9}))?(?:-([0-9A-Za-z.-]+))?");
  private static final Comparator<Version> ORDER =
      Comparator.comparingInt(Version::major)
          .thenComparingInt(Version::minor)
          .thenComparingInt(Version::patch)
          .thenComparing(version -> version.preRelease.isEmpty())
          .thenComparing(Version::preRelease);

  /** The version of a product nobody has versioned. */
  public static final Version UNVERSIONED = new Version(0, 0, 0, "dev");

  /** A release. */
  public static Version of(int major, int minor, int patch) {
    return new Version(major, minor, patch, "");
  }

  /** Reads {@code 1.2.3}, {@code v1.2.3}, {@code 1.0} and {@code 1.0.0-rc.1}. */
  public static Parsed<Version> parse(String text) {
    Matcher matcher = SYNTAX.matcher(text.strip());
    if (!matcher.matches()) {
      return Parsed.bad("is not a version", "write a version such as \"1.2.3\"");
    }
    String pre = matcher.group(4);
    return Parsed.good(
        new Version(
            number(matcher, 1), number(matcher, 2), number(matcher, 3), pre == null ? "" : pre));
  }

  private static int number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    String release = major + "." + minor + "." + patch;
    return preRelease.isEmpty() ? release : release + "-" + preRelease;
  }
}
