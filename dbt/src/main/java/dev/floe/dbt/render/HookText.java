package dev.floe.dbt.render;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.python.PlainPython;
import dev.floe.dbt.python.PythonJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A hook as it is configured.
 *
 * @param sql a template
 * @param inTransaction whether it runs inside the transaction of what it surrounds
 */
record HookText(String sql, boolean inTransaction) {

  /** The hooks of a configuration value: text, a mapping, or a list of them. */
  static List<HookText> all(@Nullable Object configured) {
    List<HookText> hooks = new ArrayList<>();
    for (Object one : PlainValues.list(configured)) {
      of(one).ifPresent(hooks::add);
    }
    return hooks;
  }

  private static Optional<HookText> of(@Nullable Object one) {
    if (one instanceof String text) {
      // The macros before_begin and after_commit make text that is a mapping in JSON.
      Optional<Object> json =
          text.strip().startsWith("{\"") ? PythonJson.read(text) : Optional.empty();
      return json.isPresent() && json.get() instanceof Map<?, ?> map
          ? of(map)
          : Optional.of(new HookText(text, true));
    }
    return one instanceof Map<?, ?> map ? of(map) : Optional.empty();
  }

  private static Optional<HookText> of(Map<?, ?> map) {
    if (!(map.get("sql") instanceof String sql)) {
      return Optional.empty();
    }
    return Optional.of(new HookText(sql, !Boolean.FALSE.equals(map.get("transaction"))));
  }

  /** As materializations written in Jinja see it. */
  Object asPython() {
    return PlainPython.dict(Map.of("sql", sql, "transaction", inTransaction));
  }
}
