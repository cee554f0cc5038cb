package dev.floe.dbt.testing;

import dev.floe.dbt.load.LoadedProject;
import dev.floe.dbt.load.ProjectLoader;
import dev.floe.dbt.load.RelationNaming;
import dev.floe.dbt.project.FileTree;
import dev.floe.dbt.project.ProjectRequest;
import dev.floe.dbt.project.TargetChoice;
import dev.floe.diagnostics.Result;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads projects for tests. */
public final class Projects {

  private static final String PROFILES =
      """
      shop:
        target: dev
        outputs:
          dev: {type: duckdb, path: shop.duckdb}
      """;

  private Projects() {}

  /** A small project of that name, to which a test adds files. */
  public static MemoryTree shop() {
    return new MemoryTree().with("dbt_project.yml", "name: shop\nprofile: shop\n");
  }

  /** Loads with the profile of {@link #shop()}. */
  public static Result<LoadedProject> load(FileTree files) {
    return load(files, Map.of());
  }

  /** As {@link #load(FileTree)} with variables of the command line. */
  public static Result<LoadedProject> load(FileTree files, Map<String, Object> variables) {
    return ProjectLoader.load(
        new ScanningEngine(),
        new ProjectRequest(
            files,
            Optional.empty(),
            new TargetChoice.FromProfiles(
                "profiles.yml",
                files.read("profiles.yml").or(() -> Optional.of(bytes())),
                Optional.empty(),
                Optional.empty(),
                List.of("duckdb", "postgres")),
            new LinkedHashMap<>(variables)),
        RelationNaming.dbt());
  }

  private static byte[] bytes() {
    return PROFILES.getBytes(StandardCharsets.UTF_8);
  }
}
