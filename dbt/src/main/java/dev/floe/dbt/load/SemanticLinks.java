package dev.floe.dbt.load;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.Dependencies;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.NodeProperties;
import dev.floe.dbt.graph.PassiveResource;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.diagnostics.Diagnostic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The edges of the semantic layer: a metric depends on the semantic models whose measures it is of,
 * or on other metrics; saved queries and exposures depend on metrics.
 */
final class SemanticLinks {

  private final Map<String, PassiveResource> metrics = new LinkedHashMap<>();
  private final Map<String, List<String>> modelsOfMeasure = new LinkedHashMap<>();
  private final Map<String, String> models = new LinkedHashMap<>();
  private final SemanticGaps gaps;

  private SemanticLinks(SemanticGaps gaps) {
    this.gaps = gaps;
  }

  /**
   * The resources with these edges, and with the metrics that measures are at the same time.
   *
   * @param disabled what is switched off: it explains a name that leads nowhere
   */
  static SequencedMap<String, PassiveResource> linked(
      SequencedMap<String, PassiveResource> resources,
      List<PassiveResource> disabled,
      Consumer<Diagnostic> sink) {
    SequencedMap<String, PassiveResource> all = new LinkedHashMap<>(resources);
    resources.values().stream()
        .filter(one -> one.identity().type() == ResourceType.SEMANTIC_MODEL)
        .flatMap(SemanticLinks::metricsOf)
        .forEach(metric -> all.putIfAbsent(metric.uniqueId(), metric));
    SemanticLinks links = new SemanticLinks(new SemanticGaps(disabled, sink));
    all.values().forEach(links::index);
    all.replaceAll((id, resource) -> links.linked(resource));
    return all;
  }

  /** A measure with {@code create_metric} is a metric of the same name. */
  private static Stream<PassiveResource> metricsOf(PassiveResource model) {
    return measures(model)
        .filter(measure -> Boolean.TRUE.equals(measure.get("create_metric")))
        .map(measure -> metric(model, measure));
  }

  private static PassiveResource metric(
      PassiveResource model, Map<String, @Nullable Object> measure) {
    String name = String.valueOf(measure.get("name"));
    Identity from = model.identity();
    List<String> fqn = new ArrayList<>(from.fqn());
    fqn.set(fqn.size() - 1, name);
    Identity identity =
        new Identity(
            "metric." + from.packageName() + "." + name,
            ResourceType.METRIC,
            name,
            from.packageName(),
            from.path(),
            from.originalPath(),
            from.file(),
            fqn);
    Map<String, @Nullable Object> params = new LinkedHashMap<>();
    params.put("measure", name);
    params.put("expr", measure.get("expr") == null ? name : String.valueOf(measure.get("expr")));
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    content.put("label", PlainValues.text(measure.get("label"), name));
    content.put("type", "simple");
    content.put("type_params", params);
    NodeProperties properties = model.properties();
    String description =
        PlainValues.text(measure.get("description"), "Metric created from measure " + name);
    return new PassiveResource(
        identity,
        model.config(),
        new NodeProperties(
            description,
            List.of(),
            List.of(),
            Map.of(),
            List.of(),
            Map.of(),
            properties.patchPath(),
            properties.declaredAt()),
        Dependencies.none(),
        content);
  }

  static Stream<Map<String, @Nullable Object>> measures(PassiveResource model) {
    return PlainValues.list(model.content().get("measures")).stream().map(PlainValues::mapping);
  }

  private void index(PassiveResource resource) {
    String name = resource.identity().name();
    if (resource.identity().type() == ResourceType.METRIC) {
      metrics.putIfAbsent(name, resource);
    } else if (resource.identity().type() == ResourceType.SEMANTIC_MODEL) {
      models.putIfAbsent(name, resource.uniqueId());
      measures(resource)
          .forEach(measure ->
              modelsOfMeasure
                  .computeIfAbsent(String.valueOf(measure.get("name")), key -> new ArrayList<>())
                  .add(resource.uniqueId()));
    }
  }

  private PassiveResource linked(PassiveResource resource) {
    return switch (resource.identity().type()) {
      case METRIC -> metric(resource);
      case SAVED_QUERY ->
          reading(
              resource,
              ids(
                  resource,
                  PlainValues.texts(
                      PlainValues.mapping(resource.content().get("query_params")).get("metrics"))));
      case EXPOSURE -> reading(resource, asked(resource));
      case MODEL,
          SEED,
          SNAPSHOT,
          TEST,
          ANALYSIS,
          OPERATION,
          SOURCE,
          UNIT_TEST,
          GROUP,
          MACRO,
          DOC,
          SEMANTIC_MODEL,
          FUNCTION ->
          resource;
    };
  }

  private PassiveResource metric(PassiveResource metric) {
    Set<String> ids = new LinkedHashSet<>();
    Map<String, @Nullable Object> params = PlainValues.mapping(metric.content().get("type_params"));
    measuresOf(params)
        .map(SemanticLinks::name)
        .forEach(measure -> ids.addAll(modelsOf(metric, measure)));
    Optional.ofNullable(
            PlainValues.mapping(params.get("metric_aggregation_params")).get("semantic_model"))
        .map(String::valueOf)
        .map(models::get)
        .ifPresent(ids::add);
    ids.addAll(ids(metric, inputs(params)));
    Map<String, @Nullable Object> content = new LinkedHashMap<>(metric.content());
    params.put("input_measures", inputMeasures(metric, new HashSet<>()));
    content.put("type_params", params);
    return new PassiveResource(
        metric.identity(),
        metric.config(),
        metric.properties(),
        metric.dependencies().resolved(List.copyOf(ids)),
        content);
  }

  private List<String> modelsOf(PassiveResource metric, String measure) {
    List<String> found = modelsOfMeasure.getOrDefault(measure, List.of());
    if (found.isEmpty()) {
      gaps.measure(metric, measure);
    }
    return found;
  }

  /** The measures a metric is made of in the end, through other metrics too. */
  private List<Object> inputMeasures(PassiveResource metric, Set<String> seen) {
    List<Object> all = new ArrayList<>();
    if (seen.add(metric.uniqueId())) {
      Map<String, @Nullable Object> params =
          PlainValues.mapping(metric.content().get("type_params"));
      measuresOf(params).filter(one -> !all.contains(one)).forEach(all::add);
      for (Object input : inputs(params)) {
        PassiveResource other = metrics.get(name(input));
        if (other != null) {
          inputMeasures(other, seen).stream().filter(one -> !all.contains(one)).forEach(all::add);
        }
      }
    }
    return all;
  }

  private static Stream<Object> measuresOf(Map<String, @Nullable Object> params) {
    Map<String, @Nullable Object> conversion =
        PlainValues.mapping(params.get("conversion_type_params"));
    return Stream.of(
            Optional.ofNullable(params.get("measure")),
            Optional.ofNullable(conversion.get("base_measure")),
            Optional.ofNullable(conversion.get("conversion_measure")))
        .flatMap(Optional::stream);
  }

  private static List<Object> inputs(Map<String, @Nullable Object> params) {
    List<Object> inputs = new ArrayList<>();
    PlainValues.list(params.get("metrics")).stream()
        .flatMap(one -> Optional.ofNullable(one).stream())
        .forEach(inputs::add);
    Map<String, @Nullable Object> conversion =
        PlainValues.mapping(params.get("conversion_type_params"));
    Stream.of(
            Optional.ofNullable(params.get("numerator")),
            Optional.ofNullable(params.get("denominator")),
            Optional.ofNullable(conversion.get("base_metric")),
            Optional.ofNullable(conversion.get("conversion_metric")),
            Optional.ofNullable(
                PlainValues.mapping(params.get("cumulative_type_params")).get("metric")))
        .flatMap(Optional::stream)
        .forEach(inputs::add);
    return inputs;
  }

  private static String name(Object input) {
    return input instanceof Map<?, ?> map ? String.valueOf(map.get("name")) : String.valueOf(input);
  }

  private List<String> ids(PassiveResource from, List<?> inputs) {
    Set<String> ids = new LinkedHashSet<>();
    for (Object input : inputs) {
      PassiveResource metric = metrics.get(name(input));
      if (metric == null) {
        gaps.metric(from, name(input), metrics.keySet());
      } else {
        ids.add(metric.uniqueId());
      }
    }
    return List.copyOf(ids);
  }

  /** The metrics of an exposure's {@code metric('…')}. */
  private List<String> asked(PassiveResource exposure) {
    return ids(exposure, PlainValues.texts(exposure.content().get(PassiveResources.METRICS)));
  }

  private static PassiveResource reading(PassiveResource resource, List<String> metrics) {
    if (metrics.isEmpty()) {
      return resource;
    }
    Set<String> ids = new LinkedHashSet<>(resource.dependencies().nodes());
    ids.addAll(metrics);
    return new PassiveResource(
        resource.identity(),
        resource.config(),
        resource.properties(),
        resource.dependencies().resolved(List.copyOf(ids)),
        resource.content());
  }
}
