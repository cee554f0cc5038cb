package dev.floe.compute.duckdb;

import dev.floe.spi.Dialect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Files as DuckDB writes and reads them.
 *
 * @param root the folder of files of which nobody says where they lie
 * @param folder where relative names lie; where the process is if not given
 */
record DuckDbFiles(Optional<String> root, Optional<Path> folder) {

  /** Options whose value is a text, which must be quoted. */
  private static final Set<String> TEXTS =
      Set.of(
          "delimiter",
          "delim",
          "sep",
          "quote",
          "escape",
          "nullstr",
          "dateformat",
          "timestampformat",
          "filename_pattern");

  /** Relative names lie where the process is. */
  static DuckDbFiles anywhere() {
    return new DuckDbFiles(Optional.empty(), Optional.empty());
  }

  static DuckDbFiles of(DuckDbConfig config) {
    return new DuckDbFiles(config.externalRoot(), config.folder());
  }

  String place(String name) {
    return root.map(place -> place + "/" + name).orElse(name);
  }

  private String located(String location) {
    boolean elsewhere = location.contains("://") || folder.isEmpty();
    return elsewhere ? location : folder.get().resolve(location).toString();
  }

  Dialect.Frame write(String location, String format, Map<String, Object> options) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("format", format);
    if (format.equals("csv")) {
      all.put("header", true);
    }
    all.putAll(options);
    List<String> written = new ArrayList<>();
    all.forEach((key, value) -> written.add(key + " " + value(key, value)));
    return new Dialect.Frame(
        "copy (\n",
        "\n) to " + literal(located(location)) + " (" + String.join(", ", written) + ")");
  }

  private static String value(String key, Object value) {
    String text = String.valueOf(value);
    if (TEXTS.contains(key.toLowerCase(Locale.ROOT))) {
      return text.startsWith("'") ? text : literal(text);
    }
    if (value instanceof List<?> list) {
      return "(" + String.join(", ", list.stream().map(String::valueOf).toList()) + ")";
    }
    return isPartition(key) && text.contains(",") && !text.startsWith("(")
        ? "(" + text + ")"
        : text;
  }

  private static boolean isPartition(String key) {
    return key.equalsIgnoreCase("partition_by");
  }

  String read(
      String location, String format, Map<String, Object> written, Map<String, Object> reading) {
    StringBuilder call = new StringBuilder("read_" + format + "(");
    call.append(literal(located(location) + glob(format, written)));
    reading.forEach((key, value) ->
        call.append(", " + key + " = ")
            .append(value instanceof String text ? literal(text) : String.valueOf(value)));
    return call.append(')').toString();
  }

  private static String glob(String format, Map<String, Object> written) {
    Object partition = written.get("partition_by");
    if (partition == null && written.get("per_thread_output") == null) {
      return "";
    }
    int depth =
        switch (partition) {
          case null -> 0;
          case List<?> list -> list.size();
          default -> partition.toString().split(",", -1).length;
        };
    return "/*".repeat(depth + 1) + "." + format;
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
