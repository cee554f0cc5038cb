package dev.floe.dbt.project;

import dev.floe.dbt.parse.ProjectSettings;
import dev.floe.dbt.parse.YamlContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A project with its packages, read but not parsed.
 *
 * @param packages the root project first, then the packages by name
 */
public record Project(
    FileTree files, List<InstalledPackage> packages, Target target, ProjectSettings settings) {

  public Project {
    packages = List.copyOf(packages);
  }

  /** The project itself. */
  public InstalledPackage root() {
    return packages.getFirst();
  }

  /** What expressions in the property files of a package may use. */
  public YamlContext yamlContext(String packageName) {
    Map<String, @Nullable Object> variables = settings.variables(packageName);
    return new YamlContext(variables, target.shown());
  }
}
