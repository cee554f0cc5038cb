package dev.floe.cli.dbt;

import dev.floe.cli.command.Arguments;
import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.UsageError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What dbt would read from its flags: the command line first, then the environment ({@code
 * DBT_TARGET} for {@code --target}), then its defaults.
 */
final class DbtFlags {

  private static final Set<String> TRUE = Set.of("1", "t", "true", "y", "yes", "on");

  private final Invocation invocation;
  private final Arguments arguments;
  private final Map<String, String> environment;

  DbtFlags(Invocation invocation) {
    this.invocation = invocation;
    this.arguments = invocation.arguments();
    this.environment = invocation.surroundings().environment();
  }

  Optional<String> value(String option) {
    return arguments.value(option).or(() -> variable(option));
  }

  boolean isOn(String option) {
    return arguments
        .choice(option)
        .or(() -> variable(option).map(text -> TRUE.contains(text.toLowerCase(Locale.ROOT))))
        .orElse(false);
  }

  private Optional<String> variable(String option) {
    String name = "DBT_" + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
  }

  Optional<Integer> threads() {
    return arguments.number("--threads").map(DbtFlags::positive);
  }

  private static int positive(int threads) {
    if (threads < 1) {
      throw new UsageError(
          CliCode.BAD_VALUE, "'--threads' takes 1 or more, not " + threads, "try --threads 4");
    }
    return threads;
  }

  /** The project: as told, else the nearest folder upwards that has one. */
  Path projectFolder() {
    return value("--project-dir").map(invocation::path).orElseGet(this::nearestProject);
  }

  private Path nearestProject() {
    Path here = invocation.surroundings().directory();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("dbt_project.yml"))) {
        return folder;
      }
    }
    return here;
  }

  /** {@code profiles.yml}: as told, else here, beside the project, or in {@code ~/.dbt}. */
  Path profilesFile(Path project) {
    Optional<Path> told = value("--profiles-dir").map(invocation::path);
    if (told.isPresent()) {
      return told.get().resolve("profiles.yml");
    }
    Path here = invocation.path("profiles.yml");
    Path beside = project.resolve("profiles.yml");
    if (Files.isRegularFile(here)) {
      return here;
    }
    if (Files.isRegularFile(beside) || !environment.containsKey("HOME")) {
      return beside;
    }
    return Path.of(environment.getOrDefault("HOME", "")).resolve(".dbt/profiles.yml");
  }

  /**
   * @param aside whether lines must keep out of the answer's way
   */
  DbtLog log(Invocation from, boolean aside) {
    String format = value("--log-format").orElse("default");
    return new DbtLog(
        from.console(),
        from.surroundings().clock(),
        format.equals("json") ? DbtLog.Format.JSON : DbtLog.Format.TEXT,
        aside,
        isOn("--quiet"));
  }
}
