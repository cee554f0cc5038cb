package dev.floe.dbt.load;

import dev.floe.dbt.config.ConfigKeys;
import dev.floe.dbt.config.NodeConfig;
import dev.floe.dbt.config.PlainValues;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Traced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Brings merged configuration into the form the manifest has. */
final class Finished {

  private Finished() {}

  /** Made for the few projects that write hooks as JSON. */
  private static final class Json {

    private static final JsonMapper MAPPER = new JsonMapper();
  }

  static NodeConfig config(ConfigKeys.Kind kind, NodeConfig merged) {
    Map<String, Traced<Optional<Object>>> values = new LinkedHashMap<>(merged.values());
    change(values, "pre-hook", Finished::hooks);
    change(values, "post-hook", Finished::hooks);
    change(values, "tags", PlainValues::texts);
    NodeConfig config = new NodeConfig(values, merged.written());
    return kind == ConfigKeys.Kind.TEST ? test(config) : config;
  }

  private static void change(
      Map<String, Traced<Optional<Object>>> values,
      String key,
      java.util.function.Function<@Nullable Object, Object> form) {
    Traced<Optional<Object>> value = values.get(key);
    if (value != null && value.value().isPresent()) {
      Object formed = form.apply(value.value().get());
      values.put(key, new Traced<>(Optional.of(formed), value.origin(), value.earlier()));
    }
  }

  private static Object hooks(@Nullable Object value) {
    List<Object> hooks = new ArrayList<>();
    for (Object hook : PlainValues.list(value)) {
      if (hook != null) {
        hooks.add(hook(hook));
      }
    }
    return hooks;
  }

  /** A hook is SQL, a mapping, or a mapping as JSON text. */
  private static Map<String, @Nullable Object> hook(Object written) {
    Map<String, @Nullable Object> parts = PlainValues.mapping(written);
    if (written instanceof String text) {
      parts = text.strip().startsWith("{\"") ? json(text) : parts;
      parts.putIfAbsent("sql", text);
    }
    Map<String, @Nullable Object> hook = new LinkedHashMap<>();
    hook.put("sql", PlainValues.text(parts.get("sql"), ""));
    hook.put("transaction", !Boolean.FALSE.equals(parts.get("transaction")));
    hook.put("index", parts.get("index"));
    return hook;
  }

  private static Map<String, @Nullable Object> json(String text) {
    try {
      return PlainValues.mapping(Json.MAPPER.readValue(text, Map.class));
    } catch (JacksonException e) {
      // Not JSON after all: the text itself is the SQL.
      return new LinkedHashMap<>();
    }
  }

  /** {@code store_failures_as} decides over {@code store_failures}. */
  private static NodeConfig test(NodeConfig config) {
    Optional<String> as = config.text("store_failures_as");
    Optional<Object> store = config.get("store_failures");
    if (as.isPresent()) {
      boolean stored = !as.get().equals("ephemeral");
      return config.with("store_failures", stored, origin(config, "store_failures_as"));
    }
    if (store.isPresent()) {
      String kept = Boolean.TRUE.equals(store.get()) ? "table" : "ephemeral";
      return config.with("store_failures_as", kept, origin(config, "store_failures"));
    }
    return config;
  }

  private static Origin origin(NodeConfig config, String key) {
    return config.origin(key).orElse(Origin.builtIn());
  }
}
