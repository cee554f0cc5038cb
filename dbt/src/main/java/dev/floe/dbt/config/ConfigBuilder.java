package dev.floe.dbt.config;

import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Traced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts levels of configuration over each other, the weakest first. */
public final class ConfigBuilder {

  /** A setting that was left out because its value has the wrong shape. */
  public record Misfit(ConfigLevel.Setting setting, ConfigKey key) {}

  private final Map<String, ConfigKey> keys;
  private final Map<String, Traced<Optional<Object>>> values = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> written = new LinkedHashMap<>();
  private final List<Misfit> misfits = new ArrayList<>();

  /** Starts with the defaults of a kind of resource. */
  public ConfigBuilder(ConfigKeys.Kind kind) {
    this.keys = ConfigKeys.of(kind);
    keys.values()
        .forEach(key -> values.put(key.name(), Traced.of(key.fallback(), Origin.builtIn())));
  }

  /** Puts a level over what there is. */
  public ConfigBuilder over(ConfigLevel level) {
    level.settings().forEach(this::set);
    return this;
  }

  private void set(ConfigLevel.Setting setting) {
    String name = ConfigKeys.canonical(setting.key());
    ConfigKey key = keys.getOrDefault(name, ConfigKey.of(name, Merge.CLOBBER, Shape.ANY));
    Object value = setting.value();
    if (value != null && !key.shape().fits(value)) {
      misfits.add(new Misfit(setting, key));
      return;
    }
    Traced<Optional<Object>> before = values.get(name);
    boolean goesOn =
        before != null
            && key.merge() == Merge.APPEND
            && isCall(before.origin())
            && isCall(setting.origin());
    written.put(
        name,
        goesOn && setting.written() != null
            ? appended(Optional.ofNullable(written.get(name)), setting.written())
            : setting.written());
    Optional<Object> merged =
        merge(key.merge(), before == null ? Optional.empty() : before.value(), value);
    values.put(
        name,
        before == null
            ? Traced.of(merged, setting.origin())
            : before.replacedBy(merged, setting.origin()));
  }

  /** What several calls of one file write is one text, and not many. */
  private static boolean isCall(Origin origin) {
    return origin.source().equals("config()");
  }

  static Optional<Object> merge(Merge rule, Optional<Object> before, @Nullable Object value) {
    return switch (rule) {
      case CLOBBER -> Optional.ofNullable(value);
      case APPEND -> value == null ? before : Optional.of(appended(before, value));
      case UPDATE -> value == null ? before : Optional.of(updated(before, value));
      case UPDATE_KNOWN -> value == null ? before : Optional.of(updatedKnown(before, value));
      case UPDATE_OR_CLEAR ->
          value == null ? Optional.empty() : Optional.of(updated(before, value));
      case DICT_KEY_APPEND -> value == null ? before : Optional.of(keyAppended(before, value));
    };
  }

  private static List<@Nullable Object> appended(Optional<Object> before, Object value) {
    List<@Nullable Object> all = new ArrayList<>(PlainValues.list(before.orElse(null)));
    all.addAll(PlainValues.list(value));
    return all;
  }

  private static Map<String, @Nullable Object> updated(Optional<Object> before, Object value) {
    Map<String, @Nullable Object> all = PlainValues.mapping(before.orElse(null));
    all.putAll(PlainValues.mapping(value));
    return all;
  }

  private static Map<String, @Nullable Object> updatedKnown(Optional<Object> before, Object value) {
    Map<String, @Nullable Object> all = PlainValues.mapping(before.orElse(null));
    PlainValues.mapping(value)
        .forEach((key, one) -> {
          if (all.containsKey(key)) {
            all.put(key, one);
          }
        });
    return all;
  }

  private static Map<String, @Nullable Object> keyAppended(Optional<Object> before, Object value) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    PlainValues.mapping(before.orElse(null))
        .forEach((key, list) -> all.put(key, PlainValues.list(list)));
    PlainValues.mapping(value)
        .forEach((key, list) -> {
          boolean extend = key.startsWith("+");
          String name = extend ? key.substring(1) : key;
          List<@Nullable Object> next = new ArrayList<>();
          if (extend) {
            next.addAll(PlainValues.list(all.get(name)));
          }
          next.addAll(PlainValues.list(list));
          all.put(name, next);
        });
    return all;
  }

  /** What was left out. */
  public List<Misfit> misfits() {
    return List.copyOf(misfits);
  }

  /** The effective configuration. */
  public NodeConfig build() {
    return new NodeConfig(values, written);
  }
}
