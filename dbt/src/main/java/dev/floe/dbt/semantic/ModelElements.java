package dev.floe.dbt.semantic;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.properties.PropertyEntry;
import dev.floe.diagnostics.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The entities and dimensions that the columns of a model are, and those it derives from them. */
final class ModelElements {

  private final PropertyEntry model;
  private final Consumer<Diagnostic> sink;

  ModelElements(PropertyEntry model, Consumer<Diagnostic> sink) {
    this.model = model;
    this.sink = sink;
  }

  List<Map<String, @Nullable Object>> entities() {
    List<Map<String, @Nullable Object>> entities = new ArrayList<>();
    for (Map<String, @Nullable Object> column : columns()) {
      Object written = column.get("entity");
      if (written != null) {
        entities.add(ofColumn(column, written));
      }
    }
    entities.addAll(derived("entities"));
    return entities;
  }

  List<Map<String, @Nullable Object>> dimensions() {
    List<Map<String, @Nullable Object>> dimensions = new ArrayList<>();
    for (Map<String, @Nullable Object> column : columns()) {
      Object written = column.get("dimension");
      if (written != null) {
        Map<String, @Nullable Object> dimension = ofColumn(column, written);
        grain(dimension, column.get("granularity"), "the column '" + column.get("name") + "'");
        dimensions.add(dimension);
      }
    }
    for (Map<String, @Nullable Object> dimension : derived("dimensions")) {
      Object granularity = dimension.remove("granularity");
      grain(dimension, granularity, "the dimension");
      dimensions.add(dimension);
    }
    return dimensions;
  }

  private List<Map<String, @Nullable Object>> columns() {
    return PlainValues.list(model.values().get("columns")).stream()
        .map(PlainValues::mapping)
        .toList();
  }

  private List<Map<String, @Nullable Object>> derived(String kind) {
    return PlainValues.list(model.map("derived_semantics").get(kind)).stream()
        .map(PlainValues::mapping)
        .filter(this::isNamed)
        .toList();
  }

  private boolean isNamed(Map<String, @Nullable Object> element) {
    if (element.get("name") == null) {
      refuse("what derived_semantics has must have a name");
    }
    return element.get("name") != null;
  }

  /** What a column is: a type, or a mapping that may say more; the rest is the column's. */
  private static Map<String, @Nullable Object> ofColumn(
      Map<String, @Nullable Object> column, Object written) {
    Map<String, @Nullable Object> element = new LinkedHashMap<>(PlainValues.mapping(written));
    if (!(written instanceof Map<?, ?>)) {
      element.put("type", written);
    }
    Object name = column.get("name");
    if (element.get("name") != null && !element.get("name").equals(name)) {
      element.put("expr", name);
    }
    element.putIfAbsent("name", name);
    if (element.get("description") == null) {
      element.put("description", column.get("description"));
    }
    Map<String, @Nullable Object> meta =
        PlainValues.mapping(PlainValues.mapping(column.get("config")).get("meta"));
    meta.putAll(PlainValues.mapping(PlainValues.mapping(element.get("config")).get("meta")));
    element.put("config", Map.of("meta", meta));
    return element;
  }

  private void grain(
      Map<String, @Nullable Object> dimension, @Nullable Object granularity, String where) {
    Object validity = dimension.remove("validity_params");
    boolean isTime = "time".equalsIgnoreCase(String.valueOf(dimension.get("type")));
    if (granularity != null) {
      Map<String, @Nullable Object> params = new LinkedHashMap<>();
      params.put("time_granularity", granularity);
      params.put("validity_params", validity);
      dimension.put("type_params", params);
    } else if (isTime || validity != null) {
      refuse(
          "the dimension '"
              + dimension.get("name")
              + "' is one of time, so "
              + where
              + " must have a granularity");
    }
  }

  private void refuse(String message) {
    sink.accept(
        Diagnostic.at(DbtCode.BAD_PROPERTIES, model.span(), message)
            .withHelp("see the model '" + model.name() + "'"));
  }
}
