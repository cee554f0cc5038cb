package dev.floe.dbt.graph;

import dev.floe.dbt.config.NodeConfig;

/**
 * A node that has a template or data: model, seed, snapshot, test, analysis, run hook.
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

  /** {@code model.shop.orders}. */
  public String uniqueId() {
    return identity.uniqueId();
  }

  /** The materialization it is configured to. */
  public String materialization() {
    return config.text("materialized").orElse("view");
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
