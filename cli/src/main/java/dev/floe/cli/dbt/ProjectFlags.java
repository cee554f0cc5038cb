package dev.floe.cli.dbt;

import dev.floe.cli.files.DiskTree;
import dev.floe.dbt.DbtCode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import dev.floe.yaml.Yaml;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlOptions;
import dev.floe.yaml.YamlSchema;
import java.nio.file.Path;
import java.util.List;
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
  private final List<Diagnostic> findings;

  private ProjectFlags(Map<String, @Nullable Object> values, List<Diagnostic> findings) {
    this.values = values;
    this.findings = findings;
  }

  static ProjectFlags none() {
    return new ProjectFlags(Map.of(), List.of());
  }

  static ProjectFlags of(Path project, Path profiles) {
    Map<String, @Nullable Object> own = mapping(project.resolve("dbt_project.yml"), "flags");
    Map<String, @Nullable Object> ofProfiles = mapping(profiles, "config");
    return ofProfiles.isEmpty()
        ? new ProjectFlags(own, List.of())
        : new ProjectFlags(
            own.isEmpty() ? ofProfiles : own, List.of(misplaced(profiles, !own.isEmpty())));
  }

  private static Diagnostic misplaced(Path profiles, boolean twice) {
    Diagnostic told =
        Diagnostic.at(
            DbtCode.MISPLACED_FLAGS,
            Span.file(profiles.toString()),
            twice
                ? "there are flags both in 'config' of profiles.yml and in 'flags' of"
                    + " dbt_project.yml"
                : "User config should be moved from the 'config' key in profiles.yml to the"
                    + " 'flags' key in dbt_project.yml.");
    return twice
        ? told.withSeverity(Severity.ERROR).withHelp("keep those in dbt_project.yml alone")
        : told;
  }

  /** What is to be said of where flags stand. */
  List<Diagnostic> findings() {
    return findings;
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
