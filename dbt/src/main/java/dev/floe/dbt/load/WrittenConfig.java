package dev.floe.dbt.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The arguments of a file's {@code config()} calls as they are written: what an author changed, and
 * not what another environment makes of it.
 */
final class WrittenConfig {

  private static final Pattern CALL = Pattern.compile("\\{[{%][-+]?\\s*(?:do\\s+)?config\\s*\\(");
  private static final Pattern ARGUMENT = Pattern.compile("\\s*(\\w+)\\s*=(?!=)\\s*");
  private static final Pattern LITERAL =
      Pattern.compile("-?[\\d.]+|True|False|None|true|false|none|'[^']*'|\"[^\"]*\"");

  private final String text;
  private int at;

  private WrittenConfig(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /** Keys to their expressions, but for those whose value is written out. */
  static Map<String, String> in(String text) {
    Map<String, String> all = new LinkedHashMap<>();
    Matcher call = CALL.matcher(text);
    while (call.find()) {
      WrittenConfig arguments = new WrittenConfig(text, call.end());
      Optional<String> next = arguments.next();
      while (next.isPresent()) {
        put(next.get(), all);
        next = arguments.next();
      }
    }
    return all;
  }

  private static void put(String argument, Map<String, String> all) {
    Matcher named = ARGUMENT.matcher(argument);
    if (named.lookingAt()) {
      String expression = argument.substring(named.end()).strip().replaceAll("\\s+", " ");
      if (!LITERAL.matcher(expression).matches() && expression.indexOf('(') >= 0) {
        all.put(named.group(1), "{{ " + expression + " }}");
      }
    }
  }

  /** The text up to the next comma between arguments; empty behind the last one. */
  private Optional<String> next() {
    int from = at;
    int depth = 0;
    char quote = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (c == ')' && depth == 0) {
        at = text.length();
        return i > from ? Optional.of(text.substring(from, i)) : Optional.empty();
      } else if (")]}".indexOf(c) >= 0) {
        depth--;
      } else if (c == ',' && depth == 0) {
        at = i + 1;
        return Optional.of(text.substring(from, i));
      }
    }
    return Optional.empty();
  }
}
