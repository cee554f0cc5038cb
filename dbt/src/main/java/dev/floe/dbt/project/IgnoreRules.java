package dev.floe.dbt.project;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The rules of a {@code .dbtignore}, written as in a {@code .gitignore}; the last that fits wins.
 */
final class IgnoreRules {

  private record Rule(Pattern pattern, boolean ignore) {}

  private final List<Rule> rules = new ArrayList<>();

  IgnoreRules(String text) {
    text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(this::add);
  }

  private void add(String line) {
    if (line.startsWith("#")) {
      return;
    }
    boolean ignore = !line.startsWith("!");
    String glob = ignore ? line : line.substring(1);
    rules.add(
        new Rule(Pattern.compile(regex(glob.startsWith("\\") ? glob.substring(1) : glob)), ignore));
  }

  private static String regex(String glob) {
    boolean anchored = glob.substring(0, glob.length() - 1).contains("/");
    String body = glob.startsWith("/") ? glob.substring(1) : glob;
    boolean folder = body.endsWith("/");
    if (folder) {
      body = body.substring(0, body.length() - 1);
    }
    return (anchored ? "" : "(?:.*/)?") + translated(body) + (folder ? "/.*" : "(?:/.*)?");
  }

  private static String translated(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (glob.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (glob.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else if (c == '[' && glob.indexOf(']', i) > i) {
        int end = glob.indexOf(']', i);
        String set = glob.substring(i + 1, end);
        regex.append('[').append(set.startsWith("!") ? "^" + set.substring(1) : set).append(']');
        i = end;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }

  boolean ignores(String path) {
    boolean ignored = false;
    for (Rule rule : rules) {
      if (rule.pattern.matcher(path).matches()) {
        ignored = rule.ignore;
      }
    }
    return ignored;
  }
}
