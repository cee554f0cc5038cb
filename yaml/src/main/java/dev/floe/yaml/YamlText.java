package dev.floe.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes plain values as YAML 1.2 as a person would: mappings in blocks, lists of words on one
 * line, quotes where something else would be read without them.
 */
public final class YamlText {

  /** Words that mean the same without quotes, under every schema. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_./ ()@%+-]*|[0-9]+(?:\\.[0-9]+)?(?:%|ms|[smhdw])");

  private static final Pattern RESERVED =
      Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n|~|[-+]?\\.?(?:inf|nan)");

  private static final int LINE = 90;

  private YamlText() {}

  /**
   * The text of a document.
   *
   * @param document of maps, lists, strings, booleans and numbers; a map keeps its order
   */
  public static String write(Map<String, ?> document) {
    StringBuilder out = new StringBuilder();
    mapping(out, document, 0);
    return out.toString();
  }

  private static void mapping(StringBuilder out, Map<?, ?> map, int depth) {
    boolean first = true;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!first || depth == 0) {
        out.repeat(' ', depth);
      }
      first = false;
      out.append(scalar(String.valueOf(entry.getKey()))).append(':');
      value(out, entry.getValue(), depth);
    }
  }

  private static void value(StringBuilder out, Object value, int depth) {
    switch (value) {
      case Map<?, ?> map when map.isEmpty() -> out.append(" {}\n");
      case Map<?, ?> map -> {
        out.append('\n').repeat(' ', depth + 2);
        mapping(out, map, depth + 2);
      }
      case List<?> list when isShort(list) -> out.append(' ').append(line(list)).append('\n');
      case List<?> list -> {
        out.append('\n');
        list.forEach(item -> item(out, item, depth + 2));
      }
      case String text when text.contains("\n") && isBlock(text) -> block(out, text, depth + 2);
      default -> out.append(' ').append(scalar(value)).append('\n');
    }
  }

  private static void item(StringBuilder out, Object item, int depth) {
    out.repeat(' ', depth).append('-');
    switch (item) {
      case Map<?, ?> map when !map.isEmpty() -> {
        out.append(' ');
        mapping(out, map, depth + 2);
      }
      case List<?> list when !isShort(list) -> value(out, list, depth);
      default -> value(out, item, depth);
    }
  }

  private static boolean isShort(List<?> list) {
    return list.stream().noneMatch(item -> item instanceof Map<?, ?> || item instanceof List<?>)
        && line(list).length() <= LINE;
  }

  private static String line(List<?> list) {
    List<String> words = new ArrayList<>();
    list.forEach(item -> words.add(scalar(item)));
    return "[" + String.join(", ", words) + "]";
  }

  private static boolean isBlock(String text) {
    return text.lines().noneMatch(line -> line.startsWith(" ") || line.endsWith(" "))
        && text.chars().noneMatch(c -> c < ' ' && c != '\n')
        && !text.startsWith("\n")
        && !text.endsWith("\n\n");
  }

  private static void block(StringBuilder out, String text, int depth) {
    out.append(text.endsWith("\n") ? " |\n" : " |-\n");
    text.lines()
        .forEach(line -> {
          if (!line.isEmpty()) {
            out.repeat(' ', depth).append(line);
          }
          out.append('\n');
        });
  }

  private static String scalar(Object value) {
    return switch (value) {
      case Boolean flag -> flag.toString();
      case BigDecimal number -> number.toPlainString();
      case Number number -> number.toString();
      default -> text(String.valueOf(value));
    };
  }

  private static String text(String text) {
    boolean plain =
        PLAIN.matcher(text).matches()
            && !RESERVED.matcher(text).matches()
            && text.equals(text.strip());
    return plain ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
