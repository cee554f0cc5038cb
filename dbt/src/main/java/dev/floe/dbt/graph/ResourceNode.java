package dev.floe.dbt.graph;

import dev.floe.dbt.config.NodeConfig;
import dev.floe.dbt.config.PlainValues;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A node that has a template or data: model, seed, snapshot, function, test, analysis, run hook.
 *
 * @param config effective: defaults, {@code dbt_project.yml} files, property file, the file itself
 * @param template its text; empty for a seed
 * @param checksum what tells whether its file changed
 */
public record ResourceNode(
    Identity identity,
    Placement placement,
    NodeConfig config,
    NodeProperties properties,
    Template template,
    Dependencies dependencies,
    Checksum checksum,
    NodeDetail detail) {

  private static final String OLD_TIME_SPINE = "metricflow_time_spine";

  /** {@code model.shop.orders}. */
  public String uniqueId() {
    return identity.uniqueId();
  }

  /** Whether it is a model that has a deprecation date. */
  public boolean isDated() {
    return detail instanceof NodeDetail.Model model && model.deprecationDate().isPresent();
  }

  /** Whether metrics are joined to it: a {@code time_spine}, or a model named as they once were. */
  public boolean isTimeSpine() {
    return !properties.timeSpine().isEmpty()
        || (detail instanceof NodeDetail.Model && identity.name().equals(OLD_TIME_SPINE));
  }

  /** The materialization it is configured to. */
  public String materialization() {
    return config.text("materialized").orElse("view");
  }

  /** Its tags in the order they were given, each once. */
  public List<String> tags() {
    LinkedHashSet<String> tags = new LinkedHashSet<>();
    switch (detail) {
      case NodeDetail.GenericTest test -> tags.addAll(test.inheritedTags());
      case NodeDetail.RunHook hook -> tags.add(hook.atStart() ? "on-run-start" : "on-run-end");
      case NodeDetail.Model model -> {}
      case NodeDetail.Seed seed -> {}
      case NodeDetail.Snapshot snapshot -> {}
      case NodeDetail.SingularTest test -> {}
      case NodeDetail.Analysis analysis -> {}
      case NodeDetail.Function function -> {}
    }
    tags.addAll(PlainValues.texts(config.get("tags").orElse(null)));
    return List.copyOf(tags);
  }

  /** The same with its references resolved. */
  public ResourceNode with(Dependencies resolved) {
    return new ResourceNode(
        identity, placement, config, properties, template, resolved, checksum, detail);
  }

  /** The same somewhere else. */
  public ResourceNode with(Placement elsewhere) {
    return new ResourceNode(
        identity, elsewhere, config, properties, template, dependencies, checksum, detail);
  }
}
