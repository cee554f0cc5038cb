package dev.floe.cli.fix;

import dev.floe.governance.gates.SafeTest;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlMapping.Entry;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlSequence;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the place of one test in a property file, and puts it there in the style of what is there.
 */
final class Insertion {

  private static final String STEP = "  ";

  private final YamlText text;
  private final SafeTest test;

  Insertion(YamlText text, SafeTest test) {
    this.text = text;
    this.test = test;
  }

  /** The text with the test in it. */
  String into(YamlMapping root) {
    Optional<YamlNode> models = root.get("models");
    Optional<YamlMapping> model = PropertyFile.named(models, test.model());
    if (model.isPresent()) {
      return test.column().isPresent()
          ? column(model.get(), test.column().get())
          : tests(model.get());
    }
    Optional<YamlSequence> list = models.flatMap(YamlNode::asSequence).filter(this::isBlock);
    if (list.isPresent()) {
      return text.after(
          text.lastLine(list.get()), shifted(modelItem(), text.dashIndent(list.get())));
    }
    return text.after(text.lastLine(root), "\n" + test.entry() + "\n");
  }

  private boolean isBlock(YamlSequence list) {
    return !list.items().isEmpty() && !text.isFlow(list);
  }

  /** The entry of the model without {@code models:} above it, its dash at the margin. */
  private String modelItem() {
    return test.entry()
        .lines()
        .skip(1)
        .map(line -> line.substring(STEP.length()) + "\n")
        .collect(Collectors.joining());
  }

  private static String shifted(String lines, String indent) {
    return lines.lines().map(line -> indent + line + "\n").collect(Collectors.joining());
  }

  private String column(YamlMapping model, String name) {
    Optional<Entry> columns = model.entry("columns");
    Optional<YamlMapping> column = PropertyFile.named(model.get("columns"), name);
    if (column.isPresent()) {
      return tests(column.get());
    }
    if (text.isFlow(model)) {
      String item = "{name: " + name + ", data_tests: [" + flow() + "]}";
      return columns
          .flatMap(entry -> entry.value().asSequence())
          .map(list -> text.beforeEnd(list, separator(list.items().isEmpty()) + item))
          .orElseGet(() -> text.beforeEnd(model, ", columns: [" + item + "]"));
    }
    Optional<YamlSequence> list = columns.flatMap(entry -> entry.value().asSequence());
    if (list.isPresent() && text.isFlow(list.get())) {
      return text.beforeEnd(
          list.get(),
          separator(list.get().items().isEmpty())
              + "{name: "
              + name
              + ", data_tests: ["
              + flow()
              + "]}");
    }
    if (list.isPresent() && !list.get().items().isEmpty()) {
      String dash = text.dashIndent(list.get());
      return text.after(text.lastLine(list.get()), columnItem(dash, name));
    }
    String key = YamlText.indent(model.entries().getFirst().key().span().start().column());
    return columns.isPresent()
        ? text.after(columns.get().key().span().end().line(), columnItem(key + STEP, name))
        : text.after(text.lastLine(model), key + "columns:\n" + columnItem(key + STEP, name));
  }

  private String columnItem(String dash, String name) {
    return dash
        + "- name: "
        + name
        + "\n"
        + dash
        + STEP
        + "data_tests:\n"
        + test.item(dash + STEP + STEP);
  }

  /** Into a model or a column that has an entry of its own. */
  private String tests(YamlMapping of) {
    Optional<Entry> tests = PropertyFile.tests(of);
    if (tests.isEmpty()) {
      return text.isFlow(of)
          ? text.beforeEnd(of, ", data_tests: [" + flow() + "]")
          : text.after(text.lastLine(of), newList(of));
    }
    Optional<YamlSequence> list = tests.get().value().asSequence();
    if (list.isPresent() && text.isFlow(list.get())) {
      return text.beforeEnd(list.get(), separator(list.get().items().isEmpty()) + flow());
    }
    if (list.isPresent()) {
      return text.after(text.lastLine(list.get()), test.item(text.dashIndent(list.get())));
    }
    String key = YamlText.indent(tests.get().key().span().start().column());
    return text.after(tests.get().key().span().end().line(), test.item(key + STEP));
  }

  private String newList(YamlMapping of) {
    String key = YamlText.indent(of.entries().getFirst().key().span().start().column());
    return key + "data_tests:\n" + test.item(key + STEP);
  }

  private static String separator(boolean first) {
    return first ? "" : ", ";
  }

  /** The test as it stands between brackets. */
  private String flow() {
    if (test.arguments().isEmpty()) {
      return test.test();
    }
    return "{"
        + test.test()
        + ": {arguments: {"
        + test.arguments().entrySet().stream()
            .map(argument -> argument.getKey() + ": " + argument.getValue())
            .collect(Collectors.joining(", "))
        + "}}}";
  }
}
