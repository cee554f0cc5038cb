package dev.floe.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a setting: {@code plugins.compute.config."spark.executor.memory"}. A segment with
 * a dot or a quote in it is printed in quotes.
 */
public record KeyPath(List<String> segments) implements Comparable<KeyPath> {

  private static final Pattern SEGMENT =
      Pattern.compile("\\G\\.?(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^.\"]+))");

  /** The address of a document as a whole. */
  public static final KeyPath ROOT = new KeyPath(List.of());

  public KeyPath {
    segments = List.copyOf(segments);
  }

  /** The path of these segments, dots in them being part of the segment. */
  public static KeyPath of(String... segments) {
    return new KeyPath(List.of(segments));
  }

  /** Reads the printed form. */
  public static KeyPath parse(String text) {
    List<String> segments = new ArrayList<>();
    Matcher matcher = SEGMENT.matcher(text);
    while (matcher.find()) {
      String quoted = matcher.group(1);
      segments.add(quoted == null ? matcher.group(2) : quoted.replaceAll("\\\\(.)", "$1"));
    }
    return new KeyPath(segments);
  }

  /** The address of a key below this one. */
  public KeyPath child(String segment) {
    List<String> longer = new ArrayList<>(segments);
    longer.add(segment);
    return new KeyPath(longer);
  }

  /** This address with another's segments behind its own. */
  public KeyPath append(KeyPath rest) {
    List<String> longer = new ArrayList<>(segments);
    longer.addAll(rest.segments);
    return new KeyPath(longer);
  }

  /** Whether this is {@code prefix} or lies below it. */
  public boolean startsWith(KeyPath prefix) {
    return segments.size() >= prefix.segments.size()
        && segments.subList(0, prefix.segments.size()).equals(prefix.segments);
  }

  /** The part of this address below {@code prefix}, which it must start with. */
  public KeyPath below(KeyPath prefix) {
    return new KeyPath(segments.subList(prefix.segments.size(), segments.size()));
  }

  /** The last segment. */
  public String last() {
    return segments.getLast();
  }

  @Override
  public int compareTo(KeyPath other) {
    int common = Math.min(segments.size(), other.segments.size());
    for (int i = 0; i < common; i++) {
      int order = segments.get(i).compareTo(other.segments.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(segments.size(), other.segments.size());
  }

  @Override
  public String toString() {
    return String.join(".", segments.stream().map(KeyPath::print).toList());
  }

  private static String print(String segment) {
    boolean plain = !segment.isEmpty() && segment.indexOf('.') < 0 && segment.indexOf('"') < 0;
    return plain ? segment : "\"" + segment.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
