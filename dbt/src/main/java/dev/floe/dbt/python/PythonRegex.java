package dev.floe.dbt.python;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression in Python's words, said in Java's. The two differ in what they call a group,
 * in what a brace that repeats nothing means, in classes, and in what is left out where an
 * expression may be commented.
 */
final class PythonRegex {

  private static final Pattern FLAGS = Pattern.compile("^\\(\\?([aiLmsux]+)\\)");
  private static final Pattern REPETITION = Pattern.compile("\\{(\\d+(,\\d*)?|,\\d+)}");

  private final String source;
  private final StringBuilder java = new StringBuilder();
  private final boolean verbose;
  private int at;

  private PythonRegex(String source, int start, boolean verbose) {
    this.source = source;
    this.at = start;
    this.verbose = verbose;
  }

  /**
   * The pattern.
   *
   * @param flags of Java's
   * @param verbose whether blanks and comments are left out
   * @throws java.util.regex.PatternSyntaxException if it is none
   */
  static Pattern compile(String python, int flags, boolean verbose) {
    int all = flags | Pattern.UNICODE_CASE | Pattern.UNIX_LINES;
    boolean commented = verbose;
    int start = 0;
    Matcher leading = FLAGS.matcher(python);
    if (leading.find()) {
      start = leading.end();
      String letters = leading.group(1);
      all |= letters.contains("i") ? Pattern.CASE_INSENSITIVE : 0;
      all |= letters.contains("m") ? Pattern.MULTILINE : 0;
      all |= letters.contains("s") ? Pattern.DOTALL : 0;
      commented |= letters.contains("x");
    }
    return Pattern.compile(new PythonRegex(python, start, commented).translate(), all);
  }

  /** A group's name: Java's have no underscores. */
  static String javaName(String group) {
    return group.replace("_", "U95");
  }

  private String translate() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '\\') {
        escape();
      } else if (c == '[') {
        characterClass();
      } else if (c == '{') {
        brace();
      } else if (verbose && c == '#') {
        comment();
      } else if (verbose && Character.isWhitespace(c)) {
        at++;
      } else if (source.startsWith("(?P", at)) {
        named();
      } else {
        java.append(c);
        at++;
      }
    }
    return java.toString();
  }

  private void escape() {
    String two = source.substring(at, Math.min(at + 2, source.length()));
    // Python's \Z is the very end.
    java.append(two.equals("\\Z") ? "\\z" : two);
    at += two.length();
  }

  /** Inside, Java sees classes and operators where Python sees characters. */
  private void characterClass() {
    java.append('[');
    at++;
    if (at < source.length() && source.charAt(at) == '^') {
      java.append('^');
      at++;
    }
    for (boolean first = true; at < source.length(); first = false) {
      char c = source.charAt(at);
      if (c == ']' && !first) {
        java.append(']');
        at++;
        return;
      }
      if (c == '\\') {
        escape();
      } else {
        java.append("[]&".indexOf(c) >= 0 ? "\\" : "").append(c);
        at++;
      }
    }
  }

  /** A brace that repeats nothing stands for itself. */
  private void brace() {
    Matcher repetition = REPETITION.matcher(source).region(at, source.length());
    if (repetition.lookingAt()) {
      String range = repetition.group();
      java.append(range.startsWith("{,") ? "{0" + range.substring(1) : range);
      at = repetition.end();
    } else {
      java.append("\\{");
      at++;
    }
  }

  private void comment() {
    int end = source.indexOf('\n', at);
    at = end < 0 ? source.length() : end + 1;
  }

  private void named() {
    char kind = at + 3 < source.length() ? source.charAt(at + 3) : ' ';
    int end = source.indexOf(kind == '<' ? '>' : ')', at);
    if (end < 0 || (kind != '<' && kind != '=')) {
      java.append(source, at, at + 3);
      at += 3;
      return;
    }
    String name = javaName(source.substring(at + 4, end));
    java.append(kind == '<' ? "(?<" + name + ">" : "\\k<" + name + ">");
    at = end + 1;
  }
}
