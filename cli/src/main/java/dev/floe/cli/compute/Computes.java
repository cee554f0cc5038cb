package dev.floe.cli.compute;

import dev.floe.runner.materialize.FailureReport;
import dev.floe.spi.ComputePlugin;
import dev.floe.spi.Engine;
import dev.floe.spi.RelativeFiles;
import dev.floe.spi.SqlFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The compute plugins on the class path. */
public final class Computes {

  /** Types of attached databases that are files; the others' paths are addresses. */
  private static final Set<String> FILES = Set.of("null", "duckdb", "sqlite");

  /** {@code s3://…}, {@code md:…}; a single letter is a drive of Windows. */
  private static final Pattern KIND = Pattern.compile("[A-Za-z][A-Za-z0-9+-]+:");

  private Computes() {}

  /** The types there are plugins of. */
  public static List<String> types() {
    List<String> types = new ArrayList<>();
    ServiceLoader.load(ComputePlugin.class).forEach(plugin -> types.add(plugin.type()));
    Collections.sort(types);
    return types;
  }

  /** The plugin of that type, which profiles and manifests have been asked for already. */
  public static ComputePlugin find(String type) {
    for (ComputePlugin plugin : ServiceLoader.load(ComputePlugin.class)) {
      if (plugin.type().equals(type)) {
        return plugin;
      }
    }
    throw new IllegalStateException("there is no compute plugin '" + type + "'");
  }

  /**
   * Opens the engine of a target; files it names lie relative to the project.
   *
   * @param settings the target's keys as plain values; null ones are left out
   * @throws dev.floe.diagnostics.FloeException if it cannot be opened
   */
  public static Engine open(
      ComputePlugin plugin, Map<String, ? extends @Nullable Object> settings, Path project) {
    return open(plugin, settings, project, project);
  }

  /**
   * The same where SQL names files otherwise.
   *
   * @param files the folder they lie in
   */
  public static Engine open(
      ComputePlugin plugin,
      Map<String, ? extends @Nullable Object> settings,
      Path project,
      Path files) {
    Map<String, Object> config = new LinkedHashMap<>();
    settings.forEach((key, value) -> {
      if (value != null) {
        config.put(key, key.equals("attach") ? attached(value, project) : value);
      }
    });
    config.computeIfPresent("path", (key, path) -> located(path, project));
    try {
      return plugin instanceof RelativeFiles reading
          ? reading.open(config, files)
          : plugin.open(config);
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
  }

  private static Object attached(Object value, Path project) {
    if (!(value instanceof List<?> list)) {
      return value;
    }
    List<Object> all = new ArrayList<>();
    for (Object item : list) {
      if (item instanceof Map<?, ?> map) {
        Map<Object, Object> copy = new LinkedHashMap<>(map);
        boolean isFile = FILES.contains(String.valueOf(map.get("type")));
        copy.computeIfPresent("path", (key, path) -> isFile ? located(path, project) : path);
        all.add(copy);
      } else {
        all.add(item);
      }
    }
    return all;
  }

  private static Object located(Object path, Path project) {
    String text = path.toString();
    return text.startsWith(":memory:") || KIND.matcher(text).lookingAt()
        ? text
        : project.resolve(text).toString();
  }
}
