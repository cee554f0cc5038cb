package dev.floe.manifest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which versions of a document a reference accepts. */
public sealed interface VersionRequirement {

  /** Whether a version will do. */
  boolean accepts(Version version);

  /** Three numbers: this version and no other. */
  record Exact(Version version) implements VersionRequirement {
    @Override
    public boolean accepts(Version other) {
      return version.equals(other);
    }

    @Override
    public String toString() {
      return "v" + version;
    }
  }

  /**
   * A range of releases.
   *
   * @param from the oldest that will do
   * @param below the first that will not
   * @param text as written
   */
  record Range(Version from, Version below, String text) implements VersionRequirement {
    @Override
    public boolean accepts(Version other) {
      return other.preRelease().isEmpty()
          && from.compareTo(other) <= 0
          && other.compareTo(below) < 0;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** A name that may move, such as {@code stable}. */
  record Floating(String tag) implements VersionRequirement {
    @Override
    public boolean accepts(Version other) {
      return true;
    }

    @Override
    public String toString() {
      return tag;
    }
  }

  /** Reads a tag: {@code v1.2.3} is exact, {@code v1.2}, {@code v1} and {@code ^1.2} are ranges. */
  static VersionRequirement parse(String tag) {
    Matcher matcher = Numbers.SYNTAX.matcher(tag);
    if (!matcher.matches()) {
      return new Floating(tag);
    }
    boolean caret = matcher.group(1) != null;
    int parts = matcher.group(4) != null ? 3 : matcher.group(3) != null ? 2 : 1;
    Version from =
        Version.parse(tag.substring(caret ? 1 : 0)).toOptional().orElse(Version.UNVERSIONED);
    if (!caret && parts == 3) {
      return new Exact(from);
    }
    if (!from.preRelease().isEmpty()) {
      return new Floating(tag);
    }
    Version below =
        parts == 2 && !caret
            ? Version.of(from.major(), from.minor() + 1, 0)
            : Version.of(from.major() + 1, 0, 0);
    return new Range(from, below, tag);
  }

  /** The shape of a tag that speaks of numbers. */
  final class Numbers {
    private static final Pattern SYNTAX =
        Pattern.compile(
            "(\\^)?v?([0-9]{1,9})(?:\\.([0-9]{1,9}))?(?:\\.([0-9]{1,9}))?(?:-[0-9A-Za-z.-]+)?");

    private Numbers() {}
  }
}
