package dev.floe.dbt.semantic;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.properties.PropertyEntry;
import dev.floe.dbt.properties.Section;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes entries of their own of the semantic models and metrics that are written with a model, and
 * of metrics whose parameters are written without {@code type_params} ones with them.
 */
public final class SemanticForms {

  private final Consumer<Diagnostic> sink;

  private SemanticForms(Consumer<Diagnostic> sink) {
    this.sink = sink;
  }

  /** The entries with those that models imply, after the model. */
  public static List<PropertyEntry> written(
      List<PropertyEntry> entries, Consumer<Diagnostic> sink) {
    SemanticForms forms = new SemanticForms(sink);
    List<PropertyEntry> all = new ArrayList<>();
    for (PropertyEntry entry : entries) {
      if (entry.section() == Section.METRICS && !entry.values().containsKey("type_params")) {
        all.add(new MetricForm(entry, Optional.empty(), Optional.empty()).written(sink));
        continue;
      }
      all.add(entry);
      if (entry.section() == Section.MODELS) {
        all.addAll(forms.ofModel(entry));
      }
    }
    return all;
  }

  private List<PropertyEntry> ofModel(PropertyEntry model) {
    List<PropertyEntry> entries = new ArrayList<>();
    Map<String, @Nullable Object> settings = model.map("semantic_model");
    if (model.values().get("semantic_model") instanceof Map<?, ?>
        || Boolean.TRUE.equals(model.values().get("semantic_model"))) {
      entries.add(semanticModel(model, settings));
    }
    String name = PlainValues.text(settings.get("name"), model.name());
    List<YamlNode> nodes =
        model
            .node()
            .get("metrics")
            .flatMap(YamlNode::asSequence)
            .map(YamlSequence::items)
            .orElse(List.of());
    List<@Nullable Object> metrics = PlainValues.list(model.values().get("metrics"));
    for (int i = 0; i < Math.min(nodes.size(), metrics.size()); i++) {
      if (nodes.get(i) instanceof YamlMapping node && node.get("name").isPresent()) {
        entries.add(metric(model, node, PlainValues.mapping(metrics.get(i)), name));
      }
    }
    return entries;
  }

  private PropertyEntry metric(
      PropertyEntry model,
      YamlMapping node,
      Map<String, @Nullable Object> values,
      String semanticModel) {
    PropertyEntry metric =
        new PropertyEntry(
            Section.METRICS, model.file(), String.valueOf(values.get("name")), node, values);
    return new MetricForm(metric, Optional.of(semanticModel), model.text("agg_time_dimension"))
        .written(sink);
  }

  private PropertyEntry semanticModel(PropertyEntry model, Map<String, @Nullable Object> settings) {
    Map<String, @Nullable Object> config = PlainValues.mapping(settings.get("config"));
    for (String key : List.of("enabled", "group")) {
      if (settings.get(key) != null) {
        config.put(key, settings.get(key));
      }
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("description", model.values().get("description"));
    values.put("config", config);
    values.put("model", "ref('" + model.name() + "')");
    values.put("defaults", defaults(model));
    values.put("primary_entity", model.values().get("primary_entity"));
    values.put("entities", new ModelElements(model, sink).entities());
    values.put("dimensions", new ModelElements(model, sink).dimensions());
    YamlMapping node =
        model
            .node()
            .get("semantic_model")
            .flatMap(YamlNode::asMapping)
            .orElseGet(() -> new YamlMapping(List.of(), model.span()));
    String name = PlainValues.text(settings.get("name"), model.name());
    return new PropertyEntry(Section.SEMANTIC_MODELS, model.file(), name, node, values);
  }

  private static Map<String, @Nullable Object> defaults(PropertyEntry model) {
    Map<String, @Nullable Object> defaults = new LinkedHashMap<>();
    defaults.put("agg_time_dimension", model.values().get("agg_time_dimension"));
    return defaults;
  }
}
