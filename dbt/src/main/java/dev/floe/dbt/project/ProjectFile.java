package dev.floe.dbt.project;

import dev.floe.dbt.config.ConfigTree;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.Template;
import dev.floe.diagnostics.Span;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@code dbt_project.yml}.
 *
 * @param file as spans name it
 * @param configs the blocks of configuration by name ({@code models}, {@code seeds}, {@code
 *     data_tests}…)
 * @param vars as written
 * @param dispatch macro namespace to packages in the order searched
 * @param settings everything else as rendered plain values ({@code quoting}, {@code flags}, {@code
 *     query-comment}…)
 * @param nameSpan where the name is written
 */
public record ProjectFile(
    String name,
    String file,
    ProjectPaths paths,
    Map<String, ConfigTree> configs,
    Map<String, @Nullable Object> vars,
    List<Template> onRunStart,
    List<Template> onRunEnd,
    Map<String, List<String>> dispatch,
    Map<String, @Nullable Object> settings,
    Span nameSpan) {

  public ProjectFile {
    onRunStart = List.copyOf(onRunStart);
    onRunEnd = List.copyOf(onRunEnd);
  }

  /** The block of configuration of that name; empty if there is none. */
  public ConfigTree config(String block) {
    return configs.getOrDefault(block, ConfigTree.empty());
  }

  /** Whether the project's {@code flags} have this one on. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(PlainValues.mapping(settings.get("flags")).get(name));
  }

  /**
   * Whether the project's {@code flags} have this one on.
   *
   * @param otherwise what holds where they do not name it
   */
  public boolean flag(String name, boolean otherwise) {
    return PlainValues.mapping(settings.get("flags")).get(name) instanceof Boolean on
        ? on
        : otherwise;
  }

  /** The same with variables of a file of their own. */
  ProjectFile withVars(Map<String, @Nullable Object> others) {
    return new ProjectFile(
        name, file, paths, configs, others, onRunStart, onRunEnd, dispatch, settings, nameSpan);
  }

  /** A project without a file of its own. */
  public static ProjectFile implied(String name) {
    return new ProjectFile(
        name,
        "dbt_project.yml",
        ProjectPaths.standard(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        Span.file("dbt_project.yml"));
  }
}
