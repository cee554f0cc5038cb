package dev.floe.cli.catalog;

import dev.floe.cli.command.CliCode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in what settings only refer to: {@code ${NAME}}, {@code secretRef: NAME}, {@code x_ref}.
 */
record Secrets(Map<String, String> environment, String about) {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
  private static final String REFERENCE = "secretRef";
  private static final String SUFFIX = "_ref";

  Map<String, Object> fill(Map<String, Object> settings) {
    Map<String, Object> filled = new LinkedHashMap<>();
    settings.forEach((key, value) -> {
      if (key.endsWith(SUFFIX) && value instanceof String name) {
        filled.put(key.substring(0, key.length() - SUFFIX.length()), variable(name, key));
      } else {
        filled.put(key, fill(value, key));
      }
    });
    return filled;
  }

  private Object fill(Object value, String key) {
    return switch (value) {
      case String text ->
          VARIABLE
              .matcher(text)
              .replaceAll(found -> Matcher.quoteReplacement(variable(found.group(1), key)));
      case Map<?, ?> map when map.size() == 1 && map.get(REFERENCE) instanceof String name ->
          variable(name, key);
      case Map<?, ?> map -> {
        Map<String, Object> nested = new LinkedHashMap<>();
        map.forEach((name, inner) -> {
          if (inner != null) {
            nested.put(String.valueOf(name), inner);
          }
        });
        yield fill(nested);
      }
      case List<?> list -> list.stream().map(item -> fill(item, key)).toList();
      default -> value; // numbers and switches refer to nothing
    };
  }

  private String variable(String name, String key) {
    String value = environment.get(name);
    if (value == null) {
      throw new FloeException(
          Diagnostic.of(
                  CliCode.NO_SECRET,
                  "the environment variable '"
                      + name
                      + "' is not set, and "
                      + about
                      + "."
                      + key
                      + " refers to it")
              .withHelp("export " + name + "=..."));
    }
    return value;
  }
}
