package dev.floe.cli.fix;

import dev.floe.governance.gates.SafeTest;
import dev.floe.yaml.Yaml;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlMapping.Entry;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlOptions;
import dev.floe.yaml.YamlScalar;
import dev.floe.yaml.YamlSchema;
import dev.floe.yaml.YamlSequence;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The text of a property file into which tests are put. Each addition is inserted at its place and
 * nothing else is touched; the outcome is read again, and where it does not say what it should, the
 * addition is refused.
 */
final class PropertyFile {

  private static final List<String> KEYS = List.of("data_tests", "tests");

  private final String name;
  private String text;

  /**
   * @param name to show in messages
   * @param text as it stands; empty for a file there is not
   */
  PropertyFile(String name, String text) {
    this.name = name;
    this.text = text;
  }

  String text() {
    return text;
  }

  /**
   * Adds a test; false where it is there already, or where the text is not such that it could be.
   */
  boolean add(SafeTest test) {
    if (text.isBlank()) {
      text = text + "version: 2\n\n" + test.entry() + "\n";
      return true;
    }
    Optional<YamlMapping> root = root(text);
    if (root.isEmpty() || hasTest(root.get(), test)) {
      return false;
    }
    String changed = new Insertion(new YamlText(text), test).into(root.get());
    boolean sound =
        root(changed)
            .filter(after -> hasTest(after, test))
            .filter(after -> keepsWhatWas(root.get(), after))
            .isPresent();
    if (sound) {
      text = changed;
    }
    return sound;
  }

  private Optional<YamlMapping> root(String yaml) {
    var read = Yaml.read(name, yaml, YamlOptions.STRICT);
    return read.isOk() ? read.value().flatMap(YamlNode::asMapping) : Optional.empty();
  }

  /** Whether everything that was said is still said, in lists and mappings that may be longer. */
  private static boolean keepsWhatWas(YamlNode before, YamlNode after) {
    return switch (before) {
      case YamlScalar scalar ->
          isNothing(scalar)
              || (after instanceof YamlScalar now
                  && Objects.equals(YamlSchema.CORE.resolve(scalar), YamlSchema.CORE.resolve(now)));
      case YamlSequence list ->
          after instanceof YamlSequence now
              && now.items().size() >= list.items().size()
              && IntStream.range(0, list.items().size())
                  .allMatch(i -> keepsWhatWas(list.items().get(i), now.items().get(i)));
      case YamlMapping mapping ->
          after instanceof YamlMapping now
              && mapping.entries().stream()
                  .allMatch(entry ->
                      now.get(entry.name())
                          .filter(value -> keepsWhatWas(entry.value(), value))
                          .isPresent());
    };
  }

  static boolean isNothing(YamlNode node) {
    return node instanceof YamlScalar scalar
        && scalar.text().isEmpty()
        && scalar.style() == YamlScalar.Style.PLAIN;
  }

  private static boolean hasTest(YamlMapping root, SafeTest test) {
    return named(root.get("models"), test.model())
        .flatMap(model ->
            test.column().isPresent()
                ? named(model.get("columns"), test.column().get())
                : Optional.of(model))
        .flatMap(PropertyFile::tests)
        .flatMap(entry -> entry.value().asSequence())
        .filter(list -> list.items().stream().anyMatch(item -> isCalled(item, test.test())))
        .isPresent();
  }

  private static boolean isCalled(YamlNode item, String test) {
    return switch (item) {
      case YamlScalar scalar -> scalar.text().equals(test);
      case YamlMapping mapping ->
          mapping.keys().contains(test)
              || mapping
                  .get("test_name")
                  .flatMap(YamlNode::asScalar)
                  .filter(word -> word.text().equals(test))
                  .isPresent();
      case YamlSequence list -> false;
    };
  }

  /** The item of a list of mappings whose {@code name} it is. */
  static Optional<YamlMapping> named(Optional<YamlNode> list, String name) {
    return list.flatMap(YamlNode::asSequence).stream()
        .flatMap(found -> found.items().stream())
        .flatMap(item -> item.asMapping().stream())
        .filter(item ->
            item.get("name")
                .flatMap(YamlNode::asScalar)
                .filter(word -> word.text().equalsIgnoreCase(name))
                .isPresent())
        .findFirst();
  }

  /** The entry that holds the tests of a model or a column, by either of its names. */
  static Optional<Entry> tests(YamlMapping of) {
    return KEYS.stream().flatMap(key -> of.entry(key).stream()).findFirst();
  }
}
