package dev.floe.cli.dbt;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.PassiveResource;
import dev.floe.dbt.graph.Placement;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.runner.NodeResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a line of the JSON log says of the node it is about ({@code node_info}), and of the group
 * whose owner wants to know ({@code group}).
 */
record NodeFacts(ProjectGraph graph) {

  /** Facts of a node that has begun. */
  Map<String, Object> of(String uniqueId, String status) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("unique_id", uniqueId);
    facts.put("status", status);
    Optional<ResourceNode> node = graph.node(uniqueId);
    node.ifPresent(known -> facts.put("node_info", info(known, status)));
    node.flatMap(this::group).ifPresent(group -> facts.put("group", group));
    return facts;
  }

  /** Facts of one that has ended. */
  Map<String, Object> of(NodeResult result) {
    Map<String, Object> facts = of(result.node().uniqueId(), result.status().dbtWord());
    result
        .timing()
        .ifPresent(times -> {
          Map<String, @Nullable Object> info = PlainValues.mapping(facts.get("node_info"));
          info.put("node_started_at", String.valueOf(times.started()));
          info.put("node_finished_at", String.valueOf(times.finished()));
          facts.put("node_info", info);
        });
    return facts;
  }

  private static Map<String, @Nullable Object> info(ResourceNode node, String status) {
    Identity identity = node.identity();
    Placement placement = node.placement();
    Map<String, @Nullable Object> relation = new LinkedHashMap<>();
    relation.put("alias", placement.alias());
    relation.put("database", placement.database().orElse(""));
    relation.put("schema", placement.schema());
    Map<String, @Nullable Object> info = new LinkedHashMap<>();
    info.put("materialized", node.materialization());
    info.put("meta", node.config().map("meta"));
    info.put("node_checksum", node.checksum().value());
    info.put("node_finished_at", "");
    info.put("node_name", identity.name());
    info.put("node_path", identity.path());
    info.put("node_relation", relation);
    info.put("node_started_at", "");
    info.put("node_status", status);
    info.put("resource_type", identity.type().word());
    info.put("unique_id", identity.uniqueId());
    return info;
  }

  /** Several addresses as dbt's log has them: a list as Python writes it. */
  private static String text(Object value) {
    return value instanceof List<?>
        ? "['" + String.join("', '", PlainValues.texts(value)) + "']"
        : String.valueOf(value);
  }

  /** The group of the node; of a test, that of what it tests. */
  private Optional<Map<String, @Nullable Object>> group(ResourceNode node) {
    ResourceNode owned =
        node.detail() instanceof NodeDetail.GenericTest test
            ? test.attachedNode().flatMap(graph::node).orElse(node)
            : node;
    return owned
        .config()
        .text("group")
        .flatMap(name ->
            graph.passive().values().stream()
                .filter(one -> one.identity().type() == ResourceType.GROUP)
                .filter(one -> one.identity().name().equals(name))
                .findFirst())
        .map(NodeFacts::group);
  }

  private static Map<String, @Nullable Object> group(PassiveResource resource) {
    Map<String, @Nullable Object> owner = PlainValues.mapping(resource.content().get("owner"));
    owner.replaceAll((key, value) -> value == null ? "" : text(value));
    Map<String, @Nullable Object> group = new LinkedHashMap<>();
    group.put("name", resource.identity().name());
    group.put("owner", owner);
    return group;
  }
}
