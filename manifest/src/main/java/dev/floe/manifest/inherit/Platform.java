package dev.floe.manifest.inherit;

import dev.floe.diagnostics.Traced;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.Owner;
import dev.floe.manifest.Percentage;
import dev.floe.manifest.Scope;
import dev.floe.manifest.Value;
import dev.floe.manifest.Version;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A resolved platform: what holds for a product, and for every value who said so.
 *
 * @param tiers the manifests of the chain, topmost first
 * @param domain the domain the product belongs to; absent on a single platform
 * @param values every setting by its dotted key
 */
public record Platform(
    List<TierInfo> tiers,
    Optional<Domain> domain,
    SortedMap<KeyPath, Traced<Value>> values,
    SortedMap<String, PluginSelection> plugins,
    Architecture architecture,
    Environment environment) {

  public Platform {
    tiers = List.copyOf(tiers);
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    plugins = Collections.unmodifiableSortedMap(new TreeMap<>(plugins));
  }

  /**
   * A manifest of the chain.
   *
   * @param scope absent for a single platform
   */
  public record TierInfo(
      String label, Optional<Scope> scope, String name, Optional<Version> version, String file) {

    /** {@code Domain: sales v2.1.0}, as reports name it. */
    public String title() {
      String word = scope.map(Scope::word).orElse("platform");
      String shown =
          scope.equals(Optional.of(Scope.DOMAIN)) ? label.substring(word.length() + 1) : name;
      return word.substring(0, 1).toUpperCase(Locale.ROOT)
          + word.substring(1)
          + ": "
          + shown
          + version.map(number -> " v" + number).orElse("");
    }
  }

  /** The domain of a product; {@code enterprise} for a product directly below an enterprise. */
  public record Domain(String name, String namespace, List<Owner> owners) {
    public Domain {
      owners = List.copyOf(owners);
    }
  }

  /** The setting of a key. */
  public Optional<Traced<Value>> value(String key) {
    return Optional.ofNullable(values.get(KeyPath.parse(key)));
  }

  /** The settings of a key and below it: what {@code floe explain KEY} prints. */
  public SortedMap<KeyPath, Traced<Value>> under(KeyPath prefix) {
    SortedMap<KeyPath, Traced<Value>> below = new TreeMap<>();
    for (Map.Entry<KeyPath, Traced<Value>> entry : values.tailMap(prefix).entrySet()) {
      if (!entry.getKey().startsWith(prefix)) {
        break;
      }
      below.put(entry.getKey(), entry.getValue());
    }
    return below;
  }

  /** The selection of a category such as {@code compute}. */
  public PluginSelection plugin(String category) {
    return plugins.getOrDefault(category, new PluginSelection.Unmentioned());
  }

  /** Whether a security switch is on. */
  public boolean demands(String key) {
    return value(key)
        .map(found -> found.value().toString())
        .filter(word -> word.equals("required") || word.equals("end_to_end"))
        .isPresent();
  }

  /** A setting that is a word. */
  public Optional<Traced<String>> text(String key) {
    return typed(
        key,
        value -> value instanceof Value.Text(String text) ? Optional.of(text) : Optional.empty());
  }

  /** A setting that is a list of words. */
  public Optional<Traced<List<String>>> words(String key) {
    return typed(
        key,
        value ->
            value instanceof Value.Items(List<Value> items)
                ? Optional.of(items.stream().map(Value::toString).toList())
                : Optional.empty());
  }

  /** A setting that is a percentage. */
  public Optional<Traced<Percentage>> percentage(String key) {
    return typed(
        key,
        value ->
            value instanceof Value.Percent(Percentage share)
                ? Optional.of(share)
                : Optional.empty());
  }

  /** A setting that is a span of time. */
  public Optional<Traced<Duration>> duration(String key) {
    return typed(
        key,
        value -> value instanceof Value.Time(Duration time) ? Optional.of(time) : Optional.empty());
  }

  private <T> Optional<Traced<T>> typed(String key, Function<Value, Optional<T>> view) {
    return value(key)
        .filter(found -> view.apply(found.value()).isPresent())
        .map(found -> found.map(value -> view.apply(value).orElseThrow()));
  }

  /**
   * Every setting on a line of its own, with the chain that led to it; the same documents give the
   * same text.
   */
  public String describe() {
    StringBuilder text = new StringBuilder();
    values.forEach((key, value) -> {
      text.append(key).append(" = ").append(value.value());
      text.append("  # ").append(value.origin()).append('\n');
      value
          .earlier()
          .forEach(before ->
              text.append("  was ")
                  .append(before.value())
                  .append("  # ")
                  .append(before.origin())
                  .append('\n'));
    });
    return text.toString();
  }
}
