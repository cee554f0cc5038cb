package dev.floe.cli.dbt;

import dev.floe.cli.files.DiskTree;
import dev.floe.yaml.Yaml;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlOptions;
import dev.floe.yaml.YamlSchema;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Flags that files set: {@code flags:} in {@code dbt_project.yml}, and {@code config:} in {@code
 * profiles.yml} as long as the project has none. They are read before the project itself, because
 * they decide how it is read; what is wrong with the files is told then.
 */
final class ProjectFlags {

  private final Map<String, @Nullable Object> values;

  private ProjectFlags(Map<String, @Nullable Object> values) {
    this.values = values;
  }

  static ProjectFlags none() {
    return new ProjectFlags(Map.of());
  }

  static ProjectFlags of(Path project, Path profiles) {
    Map<String, @Nullable Object> own = mapping(project.resolve("dbt_project.yml"), "flags");
    return new ProjectFlags(own.isEmpty() ? mapping(profiles, "config") : own);
  }

  private static Map<String, @Nullable Object> mapping(Path file, String key) {
    Map<String, @Nullable Object> values = new TreeMap<>();
    DiskTree.readFile(file)
        .flatMap(bytes -> Yaml.read(file.toString(), bytes, YamlOptions.LENIENT).value())
        .flatMap(YamlNode::asMapping)
        .flatMap(root -> root.get(key))
        .flatMap(YamlNode::asMapping)
        .map(ProjectFlags::plain)
        .ifPresent(values::putAll);
    return values;
  }

  private static Map<String, @Nullable Object> plain(YamlMapping mapping) {
    return mapping.toJava(YamlSchema.PYYAML);
  }

  /**
   * What the files say.
   *
   * @param name {@code full_refresh}
   */
  Optional<Object> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Every flag that is set, by name. */
  Map<String, @Nullable Object> all() {
    return values;
  }
}
