package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.ColumnProperties;
import dev.floe.dbt.graph.PassiveResource;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.semantic.Granularity;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The models that list points in time, which metrics are joined to. */
final class TimeSpines {

  private TimeSpines() {}

  static void check(
      Collection<ResourceNode> nodes,
      Collection<PassiveResource> resources,
      Consumer<Diagnostic> sink) {
    boolean fine = false;
    for (ResourceNode node : nodes) {
      if (!node.properties().timeSpine().isEmpty()) {
        checkColumns(node, sink);
        fine |=
            grain(node).flatMap(Granularity::of).filter(Granularity::isDayOrSmaller).isPresent();
      }
      fine |= node.properties().timeSpine().isEmpty() && node.isTimeSpine();
    }
    Optional<PassiveResource> semantic =
        resources.stream()
            .filter(one -> one.identity().type() == ResourceType.SEMANTIC_MODEL)
            .findFirst();
    if (!fine && semantic.isPresent()) {
      sink.accept(
          Diagnostic.at(
                  DbtCode.BAD_PROPERTIES,
                  place(semantic.get().properties().declaredAt(), semantic.get().identity().file()),
                  "semantic models need a model that is a time spine of days or smaller steps, and"
                      + " there is none")
              .about(semantic.get().uniqueId())
              .withHelp(
                  "give a model with a row for each day the property 'time_spine' with"
                      + " 'standard_granularity_column'"));
    }
  }

  private static Optional<ColumnProperties> column(ResourceNode node) {
    String name = String.valueOf(standard(node));
    return node.properties().columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst();
  }

  private static @Nullable Object standard(ResourceNode node) {
    return node.properties().timeSpine().get("standard_granularity_column");
  }

  private static Optional<String> grain(ResourceNode node) {
    return column(node)
        .flatMap(column -> Optional.ofNullable(column.semantics().get("granularity")))
        .map(grain -> String.valueOf(grain).toLowerCase(Locale.ROOT));
  }

  private static void checkColumns(ResourceNode node, Consumer<Diagnostic> sink) {
    if (column(node).isEmpty()) {
      refuse(
          node, "the time spine's column '" + standard(node) + "' is not among the columns", sink);
    } else if (grain(node).isEmpty()) {
      refuse(node, "the time spine's column '" + standard(node) + "' has no granularity", sink);
    }
    Set<String> columns =
        node.properties().columns().stream()
            .map(ColumnProperties::name)
            .collect(Collectors.toSet());
    for (Object one : PlainValues.list(node.properties().timeSpine().get("custom_granularities"))) {
      Map<String, @Nullable Object> custom = PlainValues.mapping(one);
      Object name =
          custom.get("column_name") == null ? custom.get("name") : custom.get("column_name");
      if (!columns.contains(String.valueOf(name))) {
        refuse(
            node,
            "the column '" + name + "' of a custom granularity is not among the columns",
            sink);
      }
    }
  }

  private static void refuse(ResourceNode node, String message, Consumer<Diagnostic> sink) {
    sink.accept(
        Diagnostic.at(
                DbtCode.BAD_PROPERTIES,
                place(node.properties().declaredAt(), node.identity().file()),
                "model '" + node.identity().name() + "': " + message)
            .about(node.uniqueId())
            .withHelp("declare it below 'columns', with 'granularity: day' or another step"));
  }

  private static Span place(Optional<Span> declared, String file) {
    return declared.orElseGet(() -> Span.file(file));
  }
}
