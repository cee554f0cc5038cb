package dev.floe.dbt.load;

import dev.floe.dbt.config.ConfigKeys;
import dev.floe.dbt.graph.Checksum;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.parse.RenderKind;
import dev.floe.dbt.properties.NodePatch;
import java.util.Optional;

/**
 * A node that was found in a file and not rendered yet.
 *
 * @param block the block of {@code dbt_project.yml} that configures its kind
 */
record NodeDraft(
    Identity identity,
    RenderKind kind,
    ConfigKeys.Kind keys,
    String block,
    Template template,
    Checksum checksum,
    NodeDetail detail,
    Optional<NodePatch> patch) {}
