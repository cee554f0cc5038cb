package dev.floe.benchmarks.jinja;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The templates and what they are rendered with. */
final class Inputs {

  private Inputs() {}

  static String template(String name) {
    try (InputStream in = Inputs.class.getResourceAsStream("/templates/" + name + ".sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Map<String, Object>> columns() {
    List<Map<String, Object>> columns = new ArrayList<>();
    String[] types = {"int", "text", "TIMESTAMP", "numeric"};
    for (int i = 0; i < 20; i++) {
      columns.add(Map.of("name", "column_" + i, "type", types[i % types.length]));
    }
    return columns;
  }

  static List<String> types() {
    return List.of("int", "varchar", "timestamp", "numeric(18, 2)");
  }
}
