package dev.floe.dbt.load;

import dev.floe.dbt.config.NodeConfig;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.project.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The exports of a saved query: each is configured as the query is where it says nothing itself,
 * and else goes where the target's relations go.
 */
record Exports(Target target, NodeConfig query) {

  List<Map<String, @Nullable Object>> written(@Nullable Object exports) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (Object one : PlainValues.list(exports)) {
      all.add(export(PlainValues.mapping(one)));
    }
    return all;
  }

  private Map<String, @Nullable Object> export(Map<String, @Nullable Object> written) {
    Map<String, @Nullable Object> own = PlainValues.mapping(written.get("config"));
    Map<String, @Nullable Object> merged = query.plain();
    merged.putAll(own);
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("export_as", merged.get("export_as"));
    config.put(
        "schema_name", first(merged.get("schema_name"), merged.get("schema"), target.schema()));
    config.put("alias", first(merged.get("alias"), written.get("name")));
    config.put("database", first(merged.get("database"), target.database().orElse(null)));
    Map<String, @Nullable Object> export = new LinkedHashMap<>();
    export.put("name", written.get("name"));
    export.put("config", config);
    export.put("unrendered_config", own);
    return export;
  }

  private static @Nullable Object first(@Nullable Object... values) {
    for (Object value : values) {
      if (value != null) {
        return value;
      }
    }
    return null;
  }
}
