package dev.floe.dbt.parse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What templates may know of the project as a whole.
 *
 * @param rootProject its name
 * @param packages all packages, root first, then by name
 * @param adapter {@code duckdb}
 * @param target the profile's target, plain values, with {@code name}, {@code type}, {@code
 *     schema}, {@code database}, {@code threads}, {@code profile_name}
 * @param dispatch macro namespace to the packages searched for it, in order
 * @param quoting which parts of the names of its relations it wants quoted, plain values
 */
public record ProjectSettings(
    String rootProject,
    List<PackageSettings> packages,
    String adapter,
    Map<String, @Nullable Object> target,
    Map<String, List<String>> dispatch,
    Map<String, @Nullable Object> quoting) {

  public ProjectSettings {
    packages = List.copyOf(packages);
  }

  /** What {@code var} finds in a package; empty for one that is not there. */
  public Map<String, @Nullable Object> variables(String packageName) {
    return packages.stream()
        .filter(one -> one.name().equals(packageName))
        .findFirst()
        .map(PackageSettings::variables)
        .orElse(Map.of());
  }

  /**
   * One package.
   *
   * @param variables everything {@code var} finds in it: command line over root project over its
   *     own
   * @param version as its {@code dbt_project.yml} has it
   */
  public record PackageSettings(
      String name, Map<String, @Nullable Object> variables, Optional<String> version) {}
}
