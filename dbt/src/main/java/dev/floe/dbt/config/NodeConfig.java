package dev.floe.dbt.config;

import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Traced;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The effective configuration of a resource. An absent optional stands for a {@code null} that
 * somebody wrote.
 *
 * @param values by dbt's canonical key ({@code pre-hook}, not {@code pre_hook}), each with
 *     everybody who set it
 * @param written what was set last by somebody, defaults left out, before expressions in it were
 *     rendered
 */
public record NodeConfig(
    Map<String, Traced<Optional<Object>>> values, Map<String, @Nullable Object> written) {

  public NodeConfig {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    written = Collections.unmodifiableMap(new LinkedHashMap<>(written));
  }

  /** Nothing configured. */
  public static NodeConfig empty() {
    return new NodeConfig(Map.of(), Map.of());
  }

  /** The value of a key; empty where it is not set or set to {@code null}. */
  public Optional<Object> get(String key) {
    Traced<Optional<Object>> traced = values.get(key);
    return traced == null ? Optional.empty() : traced.value();
  }

  /** The value of a key as text; empty where it is not set or not text. */
  public Optional<String> text(String key) {
    return get(key).filter(String.class::isInstance).map(String.class::cast);
  }

  /** The value of a switch; the fallback where it is not set. */
  public boolean flag(String key, boolean fallback) {
    return get(key).filter(Boolean.class::isInstance).map(Boolean.class::cast).orElse(fallback);
  }

  /** A mapping; empty where it is not set or not a mapping. */
  public Map<String, @Nullable Object> map(String key) {
    return get(key).map(PlainValues::mapping).orElse(Map.of());
  }

  /** Who set a key last. */
  public Optional<Origin> origin(String key) {
    return Optional.ofNullable(values.get(key)).map(Traced::origin);
  }

  /** Who set each item of a list that levels append to, in the order of the list. */
  public List<Origin> origins(String key) {
    Traced<Optional<Object>> now = values.get(key);
    if (now == null) {
      return List.of();
    }
    List<Traced<Optional<Object>>> history = new ArrayList<>(now.earlier().reversed());
    history.add(now);
    List<Origin> origins = new ArrayList<>();
    for (Traced<Optional<Object>> step : history) {
      int items = PlainValues.list(step.value().orElse(null)).size();
      while (origins.size() < items) {
        origins.add(step.origin());
      }
    }
    return origins;
  }

  /** All values without their history; {@code null} is a value. */
  public Map<String, @Nullable Object> plain() {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    values.forEach((key, traced) -> plain.put(key, traced.value().orElse(null)));
    return plain;
  }

  /** The same with one key replaced. */
  public NodeConfig with(String key, Object value, Origin by) {
    Map<String, Traced<Optional<Object>>> next = new LinkedHashMap<>(values);
    Traced<Optional<Object>> before = values.get(key);
    Optional<Object> now = Optional.of(value);
    next.put(key, before == null ? Traced.of(now, by) : before.replacedBy(now, by));
    return new NodeConfig(next, written);
  }
}
