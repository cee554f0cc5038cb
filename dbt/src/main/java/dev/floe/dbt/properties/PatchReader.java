package dev.floe.dbt.properties;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.ConfigLevel;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.ColumnProperties;
import dev.floe.dbt.project.HookPlaces;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Span;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlScalar;
import dev.floe.yaml.YamlSchema;
import dev.floe.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes patches of property entries. */
public final class PatchReader {

  /** Keys that belong into {@code config} and may stand beside it for old times' sake. */
  private static final List<String> ALSO_CONFIG =
      List.of("meta", "docs", "group", "contract", "access", "tags", "freshness");

  private final Descriptions descriptions;
  private final Consumer<Diagnostic> sink;

  public PatchReader(Descriptions descriptions, Consumer<Diagnostic> sink) {
    this.descriptions = descriptions;
    this.sink = sink;
  }

  /** The patch an entry is. */
  public NodePatch patch(PropertyEntry entry) {
    return patch(entry, entry.node(), entry.values());
  }

  /** The patch that a mapping inside an entry is: a table of a source, a version of a model. */
  public NodePatch patch(
      PropertyEntry entry, YamlMapping node, Map<String, @Nullable Object> values) {
    Descriptions.Rendered description = description(node, values, entry.file().packageName());
    return new NodePatch(
        entry,
        node.get("name").map(YamlNode::span).orElse(entry.span()),
        description.text(),
        description.docBlocks(),
        config(node, values, entry.file().originalPath()),
        columns(entry, node, values),
        mappings(values.get("constraints")),
        tests(node));
  }

  private Descriptions.Rendered description(
      YamlMapping node, Map<String, @Nullable Object> values, String packageName) {
    Object text = values.get("description");
    Span span = node.get("description").map(YamlNode::span).orElse(node.span());
    return text == null
        ? new Descriptions.Rendered("", List.of())
        : descriptions.render(String.valueOf(text), packageName, span);
  }

  /** The configuration a mapping carries. */
  public static ConfigLevel config(
      YamlMapping node, Map<String, @Nullable Object> values, String source) {
    List<ConfigLevel.Setting> settings = new ArrayList<>();
    for (String key : ALSO_CONFIG) {
      Object value = values.get(key);
      if (value != null) {
        Span span = node.get(key).map(YamlNode::span).orElse(node.span());
        settings.add(
            new ConfigLevel.Setting(
                key, value, written(Optional.of(node), key, value), Origin.at(source, span)));
      }
    }
    Optional<YamlMapping> config = node.get("config").flatMap(YamlNode::asMapping);
    PlainValues.mapping(values.get("config"))
        .forEach((key, value) -> {
          Span span =
              config.flatMap(map -> map.entry(key)).map(e -> e.key().span()).orElse(node.span());
          ConfigLevel.Setting whole =
              new ConfigLevel.Setting(
                  key, value, written(config, key, value), Origin.at(source, span));
          settings.addAll(
              whole.each(
                  config.flatMap(map -> map.entry(key)).map(HookPlaces::of).orElse(List.of())));
        });
    return new ConfigLevel(settings);
  }

  private static @Nullable Object written(
      Optional<YamlMapping> mapping, String key, @Nullable Object otherwise) {
    Optional<YamlNode> node = mapping.flatMap(map -> map.get(key));
    return node.isPresent() ? node.get().toJava(YamlSchema.PYYAML) : otherwise;
  }

  private List<ColumnPatch> columns(
      PropertyEntry entry, YamlMapping node, Map<String, @Nullable Object> values) {
    List<ColumnPatch> columns = new ArrayList<>();
    List<YamlNode> nodes =
        node.get("columns")
            .flatMap(YamlNode::asSequence)
            .map(YamlSequence::items)
            .orElse(List.of());
    List<@Nullable Object> plain = PlainValues.list(values.get("columns"));
    for (int i = 0; i < Math.min(nodes.size(), plain.size()); i++) {
      Map<String, @Nullable Object> column = PlainValues.mapping(plain.get(i));
      if (!(nodes.get(i) instanceof YamlMapping mapping) || column.containsKey("include")) {
        continue;
      }
      if (column.get("name") == null) {
        sink.accept(
            Diagnostic.at(DbtCode.BAD_PROPERTIES, mapping.span(), "a column must have a name"));
        continue;
      }
      columns.add(column(entry, mapping, column));
    }
    return columns;
  }

  private ColumnPatch column(
      PropertyEntry entry, YamlMapping node, Map<String, @Nullable Object> values) {
    Descriptions.Rendered description = description(node, values, entry.file().packageName());
    Map<String, @Nullable Object> config = PlainValues.mapping(values.get("config"));
    Map<String, @Nullable Object> meta = PlainValues.mapping(values.get("meta"));
    meta.putAll(PlainValues.mapping(config.get("meta")));
    Set<String> tags = new LinkedHashSet<>(PlainValues.texts(values.get("tags")));
    tags.addAll(PlainValues.texts(config.get("tags")));
    Object type = values.get("data_type");
    return new ColumnPatch(
        new ColumnProperties(
            String.valueOf(values.get("name")),
            description.text(),
            type == null ? Optional.empty() : Optional.of(String.valueOf(type)),
            meta,
            List.copyOf(tags),
            values.get("quote") instanceof Boolean quote ? Optional.of(quote) : Optional.empty(),
            mappings(values.get("constraints")),
            config,
            semantics(values),
            description.docBlocks(),
            node.get("name").map(YamlNode::span).orElse(node.span())),
        description.docBlocks(),
        tests(node));
  }

  private static Map<String, @Nullable Object> semantics(Map<String, @Nullable Object> column) {
    Map<String, @Nullable Object> semantics = new LinkedHashMap<>(column);
    semantics.keySet().retainAll(List.of("entity", "dimension", "granularity"));
    return semantics;
  }

  /** A text of an entry with the doc blocks it names in their places. */
  public String described(PropertyEntry entry, String text) {
    return descriptions.render(text, entry.file().packageName(), entry.span()).text();
  }

  private static List<Map<String, @Nullable Object>> mappings(@Nullable Object list) {
    List<Map<String, @Nullable Object>> mappings = new ArrayList<>();
    for (Object item : PlainValues.list(list)) {
      mappings.add(PlainValues.mapping(item));
    }
    return mappings;
  }

  /** The tests a mapping declares. */
  public List<TestDeclaration> tests(YamlMapping node) {
    List<TestDeclaration> tests = new ArrayList<>();
    if (node.get("data_tests").isPresent() && node.get("tests").isPresent()) {
      refuse(node, "'tests' is the old name of 'data_tests': write one of them");
    }
    for (String key : List.of("data_tests", "tests")) {
      node.get(key).ifPresent(list -> collect(key, list, tests));
    }
    return tests;
  }

  private void collect(String key, YamlNode list, List<TestDeclaration> tests) {
    switch (list) {
      case YamlSequence sequence ->
          sequence.items().forEach(item -> test(item).ifPresent(tests::add));
      case YamlScalar scalar when scalar.toJava(YamlSchema.PYYAML) == null -> {}
      case YamlScalar scalar -> refuse(scalar, "'" + key + "' must be a list of tests");
      case YamlMapping mapping -> refuse(mapping, "'" + key + "' must be a list of tests");
    }
  }

  private Optional<TestDeclaration> test(YamlNode item) {
    return switch (item) {
      case YamlScalar scalar ->
          Optional.of(new TestDeclaration(scalar.text(), new LinkedHashMap<>(), scalar.span()));
      case YamlMapping mapping when mapping.get("test_name").isPresent() -> namedTest(mapping);
      case YamlMapping mapping when mapping.entries().size() == 1 ->
          test(mapping.entries().getFirst());
      case YamlMapping mapping ->
          refuse(mapping, "a test must be a name, or a name with its arguments below it");
      case YamlSequence sequence -> refuse(sequence, "a test must be a name, not a list");
    };
  }

  private Optional<TestDeclaration> namedTest(YamlMapping mapping) {
    Map<String, @Nullable Object> arguments =
        new LinkedHashMap<>(mapping.toJava(YamlSchema.PYYAML));
    String name = String.valueOf(arguments.remove("test_name"));
    return Optional.of(new TestDeclaration(name, arguments, mapping.span()));
  }

  private Optional<TestDeclaration> test(YamlMapping.Entry entry) {
    Object value = entry.value().toJava(YamlSchema.PYYAML);
    if (value == null) {
      return Optional.of(
          new TestDeclaration(entry.name(), new LinkedHashMap<>(), entry.key().span()));
    }
    if (!(entry.value() instanceof YamlMapping mapping)) {
      return refuse(
          entry.value(), "the arguments of test '" + entry.name() + "' must be a mapping");
    }
    return Optional.of(
        new TestDeclaration(
            entry.name(),
            new LinkedHashMap<>(mapping.toJava(YamlSchema.PYYAML)),
            entry.key().span()));
  }

  private <T> Optional<T> refuse(YamlNode node, String message) {
    sink.accept(Diagnostic.at(DbtCode.BAD_PROPERTIES, node.span(), message));
    return Optional.empty();
  }
}
