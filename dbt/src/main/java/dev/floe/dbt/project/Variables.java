package dev.floe.dbt.project;

import dev.floe.dbt.config.PlainValues;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code var} finds: the command line over the root project over the package's own. */
final class Variables {

  private final ProjectFile root;
  private final Map<String, @Nullable Object> commandLine;

  Variables(ProjectFile root, Map<String, @Nullable Object> commandLine) {
    this.root = root;
    this.commandLine = commandLine;
  }

  Map<String, @Nullable Object> in(ProjectFile project) {
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    add(variables, project, project.name());
    add(variables, root, project.name());
    variables.putAll(commandLine);
    return variables;
  }

  private static void add(
      Map<String, @Nullable Object> variables, ProjectFile from, String packageName) {
    variables.putAll(from.vars());
    variables.putAll(PlainValues.mapping(from.vars().get(packageName)));
  }
}
