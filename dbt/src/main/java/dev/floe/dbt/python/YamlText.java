package dev.floe.dbt.python;

import dev.floe.diagnostics.Result;
import dev.floe.yaml.Yaml;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlOptions;
import dev.floe.yaml.YamlSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** YAML text from and to plain values, as PyYAML's {@code safe_load} and {@code safe_dump}. */
final class YamlText {

  private YamlText() {}

  /** What was read; the inner optional stands for {@code null} and for no document. */
  static Optional<Optional<Object>> read(String text) {
    Result<List<YamlNode>> documents = Yaml.readAll("fromyaml", text, YamlOptions.LENIENT);
    if (!documents.isOk() || documents.value().isEmpty()) {
      return Optional.empty();
    }
    List<YamlNode> nodes = documents.value().get();
    return Optional.of(
        nodes.isEmpty()
            ? Optional.empty()
            : Optional.ofNullable(nodes.getFirst().toJava(YamlSchema.PYYAML)));
  }

  /** Block style, two blanks an indentation. */
  static String write(@Nullable Object plain, boolean sortKeys) {
    StringBuilder out = new StringBuilder();
    if (plain instanceof Map<?, ?> map && !map.isEmpty()) {
      mapping(map, 0, sortKeys, out);
    } else if (plain instanceof List<?> list && !list.isEmpty()) {
      sequence(list, 0, sortKeys, out);
    } else {
      out.append(scalar(plain)).append('\n');
      if (!(plain instanceof Map || plain instanceof List)) {
        out.append("...\n");
      }
    }
    return out.toString();
  }

  private static void mapping(Map<?, ?> map, int indent, boolean sortKeys, StringBuilder out) {
    List<? extends Map.Entry<?, ?>> entries =
        List.copyOf(new java.util.LinkedHashMap<>(map).entrySet());
    if (sortKeys) {
      entries =
          entries.stream()
              .sorted(java.util.Comparator.comparing(entry -> String.valueOf(entry.getKey())))
              .toList();
    }
    boolean first = true;
    for (Map.Entry<?, ?> entry : entries) {
      if (!first || indent == 0) {
        out.append(" ".repeat(indent));
      }
      first = false;
      out.append(scalar(entry.getKey())).append(':');
      nested(entry.getValue(), indent, sortKeys, out);
    }
  }

  private static void nested(
      @Nullable Object value, int indent, boolean sortKeys, StringBuilder out) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      out.append('\n').append(" ".repeat(indent + 2));
      mapping(map, indent + 2, sortKeys, out);
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      out.append('\n');
      sequence(list, indent, sortKeys, out);
    } else {
      out.append(' ').append(scalar(value)).append('\n');
    }
  }

  private static void sequence(List<?> list, int indent, boolean sortKeys, StringBuilder out) {
    for (Object item : list) {
      out.append(" ".repeat(indent)).append('-');
      if (item instanceof Map<?, ?> map && !map.isEmpty()) {
        out.append(' ');
        mapping(map, indent + 2, sortKeys, out);
      } else {
        nested(item, indent + 2, sortKeys, out);
      }
    }
  }

  private static String scalar(@Nullable Object plain) {
    return switch (plain) {
      case null -> "null";
      case Map<?, ?> map -> "{}";
      case List<?> list -> "[]";
      case String text -> string(text);
      case Double number -> dev.floe.jinja.value.Texts.floatRepr(number);
      default -> String.valueOf(plain);
    };
  }

  private static String string(String text) {
    boolean isWord = YamlSchema.PYYAML.resolvePlain(text) instanceof String;
    boolean plain =
        isWord
            && text.matches("[A-Za-z0-9_./(][^\\n\"'\\\\\\[\\]{},&*#?|<>=!%@`]*")
            && !text.contains(": ")
            && !text.endsWith(":")
            && !text.endsWith(" ");
    if (plain) {
      return text;
    }
    return text.indexOf('\n') < 0
        ? "'" + text.replace("'", "''") + "'"
        : JsonWriter.write(text, false);
  }
}
