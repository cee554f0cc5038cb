package dev.floe.governance.gates;

import dev.floe.governance.gates.Addition.AddDescription;
import dev.floe.governance.gates.Addition.AddMeta;
import dev.floe.governance.gates.Addition.AddTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Additions as the YAML of a property file, ready to paste. */
final class PropertyYaml {

  private final StringBuilder text = new StringBuilder();

  private PropertyYaml() {}

  /** The entry of a model with nothing in it but these additions. */
  static String of(String model, List<Addition> additions) {
    Map<Optional<String>, List<Addition>> byColumn = new LinkedHashMap<>();
    byColumn.put(Optional.empty(), List.of());
    additions.forEach(
        addition -> byColumn.merge(addition.column(), List.of(addition), PropertyYaml::joined));
    PropertyYaml yaml = new PropertyYaml();
    yaml.text.append("models:\n  - name: ").append(model).append('\n');
    yaml.entry("    ", byColumn.remove(Optional.empty()));
    if (!byColumn.isEmpty()) {
      yaml.text.append("    columns:\n");
    }
    byColumn.forEach((column, list) -> {
      yaml.text.append("      - name: ").append(column.orElseThrow()).append('\n');
      yaml.entry("        ", list);
    });
    return yaml.text.toString().stripTrailing();
  }

  private static List<Addition> joined(List<Addition> first, List<Addition> second) {
    return java.util.stream.Stream.concat(first.stream(), second.stream()).distinct().toList();
  }

  private void entry(String indent, List<Addition> additions) {
    List<AddTest> tests =
        additions.stream().filter(AddTest.class::isInstance).map(AddTest.class::cast).toList();
    for (Addition addition : additions) {
      switch (addition) {
        case AddTest test -> {}
        case AddDescription description ->
            text.append(indent).append("description: \"<what it is>\"\n");
        case AddMeta(Optional<String> column, String key, String value) ->
            text.append(indent)
                .append("config: {meta: {floe: {")
                .append(key)
                .append(": ")
                .append(value)
                .append("}}}\n");
      }
    }
    if (!tests.isEmpty()) {
      text.append(indent).append("data_tests:\n");
      tests.forEach(test -> text.append(lines(indent + "  ", test)));
    }
  }

  /** A test as an item of a list. */
  static String lines(String indent, AddTest test) {
    if (test.arguments().isEmpty()) {
      return indent + "- " + test.test() + "\n";
    }
    StringBuilder lines = new StringBuilder(indent + "- " + test.test() + ":\n");
    lines.append(indent).append("    arguments:\n");
    test.arguments()
        .forEach((key, value) ->
            lines
                .append(indent)
                .append("      ")
                .append(key)
                .append(": ")
                .append(value)
                .append('\n'));
    return lines.toString();
  }
}
