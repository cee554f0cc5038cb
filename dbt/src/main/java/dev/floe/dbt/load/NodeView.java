package dev.floe.dbt.load;

import dev.floe.dbt.config.NodeConfig;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.Placement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node as templates see it while it is parsed: the manifest's keys, as far as they are known. */
final class NodeView {

  private NodeView() {}

  static Map<String, @Nullable Object> of(
      Identity identity, NodeDetail detail, NodeConfig config, Placement placement, String code) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("database", placement.database().orElse(null));
    view.put("schema", placement.schema());
    view.put("name", identity.name());
    view.put("resource_type", identity.type().word());
    view.put("package_name", identity.packageName());
    view.put("path", identity.path());
    view.put("original_file_path", identity.originalPath());
    view.put("unique_id", identity.uniqueId());
    view.put("fqn", identity.fqn());
    view.put("alias", placement.alias());
    Map<String, @Nullable Object> plain = config.plain();
    view.put("config", plain);
    view.put("tags", PlainValues.texts(plain.get("tags")));
    view.put("meta", PlainValues.mapping(plain.get("meta")));
    view.put("group", plain.get("group"));
    view.put("raw_code", code);
    view.put("language", identity.language().word());
    view.put("description", "");
    view.put("columns", Map.of());
    if (detail instanceof NodeDetail.Model model) {
      view.put("version", model.version().map(NodeView::versionValue).orElse(null));
      view.put("latest_version", model.latestVersion().map(NodeView::versionValue).orElse(null));
      view.put("access", model.access());
    }
    return view;
  }

  /** A version as a number where it is one. */
  static Object versionValue(String version) {
    return version.matches("\\d{1,18}") ? (Object) Long.valueOf(version) : version;
  }
}
