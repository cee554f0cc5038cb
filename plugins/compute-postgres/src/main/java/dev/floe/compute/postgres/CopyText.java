package dev.floe.compute.postgres;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of {@code COPY}. */
final class CopyText {

  private CopyText() {}

  static String line(List<? extends @Nullable Object> row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      if (i > 0) {
        line.append('\t');
      }
      Object value = row.get(i);
      if (value == null) {
        line.append("\\N");
      } else {
        escape(text(value), line);
      }
    }
    return line.append('\n').toString();
  }

  private static String text(Object value) {
    return switch (value) {
      case byte[] bytes -> "\\x" + java.util.HexFormat.of().formatHex(bytes);
      case List<?> list -> array(list);
      case Map<?, ?> map -> json(map);
      default -> value.toString();
    };
  }

  private static String array(List<?> list) {
    return list.stream()
        .map(item ->
            switch (item) {
              case null -> "NULL";
              case List<?> inner -> array(inner);
              case Object other -> quoted(text(other));
            })
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String json(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(e -> quoted(String.valueOf(e.getKey())) + ":" + json(e.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case List<?> list ->
          list.stream().map(CopyText::json).collect(Collectors.joining(",", "[", "]"));
      default -> quoted(value.toString());
    };
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static void escape(String text, StringBuilder into) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> into.append("\\\\");
        case '\t' -> into.append("\\t");
        case '\n' -> into.append("\\n");
        case '\r' -> into.append("\\r");
        default -> into.append(c);
      }
    }
  }
}
