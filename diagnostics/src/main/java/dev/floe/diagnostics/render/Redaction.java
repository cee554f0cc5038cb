package dev.floe.diagnostics.render;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Blots out credentials in the lines of YAML that reports quote: a profile may hold a real password
 * beside the mistake that is shown. Columns stay where they are.
 */
final class Redaction {

  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "(?i)((?:password|passwd|pwd|passphrase|secret|token|api_?key|access_?key|private_?key"
              + "|account_?key|credentials?|connection_?string)[\"']?:[ \\t]+)"
              + "([\"']?)(?![{$\"'\\s])([^\"'\\n]*)");

  private Redaction() {}

  static String of(String file, String text) {
    String name = file.toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml")
        ? CREDENTIAL.matcher(text).replaceAll(Redaction::blotted)
        : text;
  }

  private static String blotted(MatchResult found) {
    String before = found.group(1) + found.group(2);
    return Matcher.quoteReplacement(
        before + "*".repeat(found.group(3).codePointCount(0, found.group(3).length())));
  }
}
