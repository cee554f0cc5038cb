package dev.floe.dbt.select;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Patterns with {@code *}, {@code ?} and {@code [abc]}, as shells know them. */
final class Glob {

  private Glob() {}

  /** A pattern in which {@code *} fits everything, slashes too. */
  static Predicate<String> of(String pattern) {
    return compiled(pattern, ".*");
  }

  /** A pattern of a path: {@code *} stays within one folder, {@code **} does not. */
  static Predicate<String> ofPath(String pattern) {
    return compiled(pattern, "[^/]*");
  }

  private static Predicate<String> compiled(String pattern, String star) {
    if (pattern.chars().noneMatch(c -> c == '*' || c == '?' || c == '[')) {
      return pattern::equals;
    }
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (pattern.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (pattern.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append(star);
      } else if (c == '?') {
        regex.append('.');
      } else if (c == '[' && pattern.indexOf(']', i + 1) > 0) {
        int end = pattern.indexOf(']', i + 1);
        regex.append(characters(pattern.substring(i + 1, end)));
        i = end;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).asMatchPredicate();
  }

  private static String characters(String set) {
    String escaped = set.replace("\\", "\\\\").replace("[", "\\[").replace("&&", "&\\&");
    return "[" + (escaped.startsWith("!") ? "^" + escaped.substring(1) : escaped) + "]";
  }
}
