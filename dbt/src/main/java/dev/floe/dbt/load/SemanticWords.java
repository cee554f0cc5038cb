package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.properties.PropertyEntry;
import dev.floe.dbt.semantic.Granularity;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The words that the semantic layer has fixed lists of. They may be written in capitals. */
final class SemanticWords {

  private static final List<String> METRIC_TYPES =
      List.of("simple", "ratio", "cumulative", "derived", "conversion");
  private static final List<String> AGGREGATIONS =
      List.of(
          "sum",
          "min",
          "max",
          "count_distinct",
          "sum_boolean",
          "average",
          "percentile",
          "median",
          "count");
  private final PropertyEntry entry;
  private final Consumer<Diagnostic> sink;

  SemanticWords(PropertyEntry entry, Consumer<Diagnostic> sink) {
    this.entry = entry;
    this.sink = sink;
  }

  void checkMetric() {
    word(entry.node(), entry.values(), "type", METRIC_TYPES);
  }

  void checkSemanticModel() {
    elements("entities", "type", List.of("primary", "unique", "foreign", "natural"));
    elements("dimensions", "type", List.of("categorical", "time"));
    elements("measures", "agg", AGGREGATIONS);
    for (Element dimension : elements("dimensions")) {
      Map<String, @Nullable Object> params =
          PlainValues.mapping(dimension.values().get("type_params"));
      YamlMapping node =
          dimension.node().get("type_params").flatMap(YamlNode::asMapping).orElse(entry.node());
      word(node, params, "time_granularity", Granularity.words());
    }
  }

  /** A part of a list, as written and as plain values. */
  private record Element(YamlMapping node, Map<String, @Nullable Object> values) {}

  private List<Element> elements(String part) {
    List<YamlNode> nodes =
        entry
            .node()
            .get(part)
            .flatMap(YamlNode::asSequence)
            .map(list -> list.items())
            .orElse(List.of());
    List<@Nullable Object> values = PlainValues.list(entry.values().get(part));
    return IntStream.range(0, values.size())
        .mapToObj(i ->
            new Element(
                i < nodes.size() ? nodes.get(i).asMapping().orElse(entry.node()) : entry.node(),
                PlainValues.mapping(values.get(i))))
        .toList();
  }

  private void elements(String part, String key, List<String> words) {
    elements(part).forEach(element -> word(element.node(), element.values(), key, words));
  }

  private void word(
      YamlMapping node, Map<String, @Nullable Object> values, String key, List<String> words) {
    if (values.get(key) instanceof String word && !words.contains(word.toLowerCase(Locale.ROOT))) {
      sink.accept(
          Diagnostic.at(
                  DbtCode.BAD_PROPERTIES,
                  place(node, key, word),
                  "'" + word + "' is no " + name(key))
              .withHelp(Suggestion.help(word, words)));
    }
  }

  private static String name(String key) {
    return switch (key) {
      case "agg" -> "aggregation";
      case "time_granularity" -> "time granularity";
      default -> key;
    };
  }

  /** Short forms stand elsewhere than what they are short for. */
  private Span place(YamlMapping node, String key, String word) {
    return node.get(key)
        .filter(found -> found instanceof YamlScalar scalar && scalar.text().equals(word))
        .map(YamlNode::span)
        .orElseGet(entry::span);
  }
}
