package dev.floe.cli.dbt;

import dev.floe.cli.command.Arguments;
import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.compute.Patience;
import dev.floe.cli.console.Palette;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Suggestion;
import dev.floe.runner.EventTimes;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunOptions;
import dev.floe.runner.batch.Microbatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What dbt would read from its flags: the command line first, then the environment ({@code
 * DBT_TARGET} for {@code --target}), then the project's files, then its defaults.
 */
final class DbtFlags {

  /** How names of variables start whose values nobody is to see. */
  static final String SECRET_PREFIX = "DBT_ENV_SECRET";

  private static final String LOGGED_PREFIX = "DBT_ENV_CUSTOM_ENV_";

  private static final Set<String> TRUE = Set.of("1", "t", "true", "y", "yes", "on");

  /** Variables that are not called like their option. */
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "--defer", List.of("DBT_DEFER", "DBT_DEFER_TO_STATE"),
          "--state", List.of("DBT_STATE", "DBT_ARTIFACT_STATE_PATH"),
          "--favor-state", List.of("DBT_FAVOR_STATE", "DBT_FAVOR_STATE_MODE"),
          "--resource-type", List.of("DBT_RESOURCE_TYPES", "DBT_RESOURCE_TYPE"),
          "--exclude-resource-type",
              List.of("DBT_EXCLUDE_RESOURCE_TYPES", "DBT_EXCLUDE_RESOURCE_TYPE"));

  /** Variables that dbt has renamed. */
  private static final SortedMap<String, String> OLD_NAMES =
      new TreeMap<>(
          Map.of(
              "DBT_DEFER_TO_STATE", "DBT_ENGINE_DEFER",
              "DBT_FAVOR_STATE_MODE", "DBT_ENGINE_FAVOR_STATE",
              "DBT_NO_PRINT", "DBT_ENGINE_PRINT",
              "DBT_ARTIFACT_STATE_PATH", "DBT_ENGINE_STATE"));

  /** What files may not set: it says where the files are, or differs from call to call. */
  private static final Set<String> NOT_IN_FILES =
      Set.of("--project-dir", "--profiles-dir", "--profile", "--target", "--vars", "--threads");

  private final Invocation invocation;
  private final Arguments arguments;
  private final Map<String, String> environment;
  private final ProjectFlags files;

  DbtFlags(Invocation invocation) {
    this.invocation = invocation;
    this.arguments = invocation.arguments();
    this.environment = invocation.surroundings().environment();
    Path project = projectFolder();
    this.files = ProjectFlags.of(project, profilesFile(project));
  }

  /** The value of an option. */
  Optional<String> value(String option) {
    Optional<String> typed = arguments.knows(option) ? arguments.value(option) : Optional.empty();
    return typed.or(() -> variable(option)).or(() -> file(option).map(String::valueOf));
  }

  /** The values of an option that takes several. */
  List<String> values(String option) {
    List<String> typed = arguments.knows(option) ? arguments.values(option) : List.of();
    return typed.isEmpty()
        ? variable(option).map(text -> List.of(text.strip().split("[\\s,]+"))).orElse(List.of())
        : typed;
  }

  /** The words of an option that takes several, or several in one text. */
  List<String> words(String option) {
    return values(option).stream()
        .flatMap(text -> List.of(text.strip().split("\\s+")).stream())
        .toList();
  }

  /** The values of an option that were typed. */
  List<String> typed(String option) {
    return arguments.knows(option) ? arguments.values(option) : List.of();
  }

  boolean isOn(String option) {
    return isOn(option, false);
  }

  /**
   * Whether a switch is on.
   *
   * @param otherwise what holds if nobody says anything
   */
  boolean isOn(String option, boolean otherwise) {
    Optional<Boolean> typed = arguments.knows(option) ? arguments.choice(option) : Optional.empty();
    return typed
        .or(() -> variable(option).map(DbtFlags::truth))
        .or(() -> file(option).map(value -> truth(String.valueOf(value))))
        .orElse(otherwise);
  }

  private static boolean truth(String text) {
    return TRUE.contains(text.toLowerCase(Locale.ROOT));
  }

  private Optional<String> variable(String option) {
    String usual = "DBT_" + flag(option).toUpperCase(Locale.ROOT);
    return NAMES.getOrDefault(option, List.of(usual)).stream()
        .flatMap(name -> List.of(name, name.replaceFirst("DBT_", "DBT_ENGINE_")).stream())
        .map(environment::get)
        .filter(text -> text != null && !text.isEmpty())
        .findFirst();
  }

  private Optional<Object> file(String option) {
    return NOT_IN_FILES.contains(option) ? Optional.empty() : files.get(flag(option));
  }

  private static String flag(String option) {
    return option.substring(2).replace('-', '_');
  }

  /** Flags the project's files set, by name. */
  Map<String, @Nullable Object> ofProject() {
    return files.all();
  }

  /** What is to be said of where flags stand. */
  List<Diagnostic> findings() {
    return files.findings();
  }

  /** A folder with artifacts of an earlier command, against the project's own. */
  Optional<Path> artifacts(String option) {
    return value(option).map(typed -> projectFolder().resolve(typed).normalize());
  }

  Optional<Integer> threads() {
    return arguments
        .number("--threads")
        .or(() -> variable("--threads").filter(t -> t.matches("\\d{1,4}")).map(Integer::valueOf))
        .map(DbtFlags::positive);
  }

  /** With another process that has the database open; the flag goes before the profile. */
  Patience patience(ProfileRetries profile) {
    Duration limit =
        arguments
            .number("--lock-timeout")
            .map(seconds -> Duration.ofSeconds(Math.max(0, seconds)))
            .orElseGet(profile::patience);
    return new Patience(limit, invocation.surroundings().interruption());
  }

  /** Which events microbatch models are run for. */
  EventTimes events() {
    EventTimes times = new EventTimes(moment("--event-time-start"), moment("--event-time-end"));
    if (times.start().isPresent() != times.end().isPresent()) {
      String missing = times.start().isPresent() ? "--event-time-end" : "--event-time-start";
      String typed = times.start().isPresent() ? "--event-time-start" : "--event-time-end";
      throw new UsageError(
          CliCode.MISSING_VALUE,
          "'" + typed + "' needs '" + missing + "' too",
          "try --event-time-start 2026-01-01 --event-time-end 2026-02-01");
    }
    if (times.start().isPresent()
        && times.end().isPresent()
        && !times.start().get().isBefore(times.end().get())) {
      throw new UsageError(
          CliCode.BAD_VALUE,
          "'--event-time-start' must be before '--event-time-end'",
          "try --event-time-start 2026-01-01 --event-time-end 2026-02-01");
    }
    return times;
  }

  private Optional<Instant> moment(String option) {
    return value(option)
        .map(text ->
            Microbatch.moment(text)
                .orElseThrow(() ->
                    new UsageError(
                        CliCode.BAD_VALUE,
                        "'" + option + "' takes a date or a time, not '" + text + "'",
                        "try " + option + " 2026-01-31, or '2026-01-31 12:00:00'")));
  }

  private static int positive(int threads) {
    if (threads < 1) {
      throw new UsageError(
          CliCode.BAD_VALUE, "'--threads' takes 1 or more, not " + threads, "try --threads 4");
    }
    return threads;
  }

  /** A word out of a fixed set. */
  String oneOf(String option, String otherwise, List<String> choices) {
    String word = value(option).orElse(otherwise).toLowerCase(Locale.ROOT);
    if (!choices.contains(word)) {
      throw new UsageError(
          CliCode.BAD_VALUE,
          "'" + option + "' does not know '" + word + "'",
          Suggestion.help(word, choices));
    }
    return word;
  }

  /** The variables of {@code --vars}; what is wrong with them is told when the project is read. */
  Map<String, @Nullable Object> variables() {
    return CommandLineVars.parse(value("--vars").orElse("")).value().orElse(Map.of());
  }

  /** The project: as told, else the nearest folder upwards that has one. */
  Path projectFolder() {
    return arguments
        .value("--project-dir")
        .or(() -> variable("--project-dir"))
        .map(invocation::path)
        .orElseGet(this::nearestProject);
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
    Optional<Path> told =
        arguments
            .value("--profiles-dir")
            .or(() -> variable("--profiles-dir"))
            .map(invocation::path);
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

  /** The folder the user is in. */
  Path directory() {
    return invocation.surroundings().directory();
  }

  /** A path of an option, against the folder the user is in. */
  Optional<Path> path(String option) {
    return value(option).map(invocation::path);
  }

  /**
   * The findings to tell: warnings judged as {@code --warn-error} and its options say, errors alone
   * with {@code --quiet}.
   */
  List<Diagnostic> judged(List<Diagnostic> found) {
    List<Diagnostic> judged = warnings().judged(found);
    return isOn("--quiet")
        ? judged.stream().filter(one -> one.severity() == Severity.ERROR).toList()
        : judged;
  }

  /** Whether a test that warns fails. */
  RunOptions.Warnings warningOfTests() {
    return warnings().makesErrorsOf(RunCode.TEST_WARNED)
        ? RunOptions.Warnings.FAIL
        : RunOptions.Warnings.WARN;
  }

  private WarningPolicy warnings() {
    if (isOn("--warn-error")) {
      return WarningPolicy.strict();
    }
    Optional<String> told =
        arguments.value("--warn-error-options").or(() -> variable("--warn-error-options"));
    if (told.isPresent()) {
      return WarningPolicy.of(CommandLineVars.parse(told.get()).value().orElse(Map.of()));
    }
    return files.get("warn_error_options").orElse(null) instanceof Map<?, ?> map
        ? WarningPolicy.of(dev.floe.dbt.config.PlainValues.mapping(map))
        : WarningPolicy.lenient();
  }

  /**
   * @param aside whether lines must keep out of the answer's way
   */
  DbtLog log(Invocation from, boolean aside) {
    String format = oneOf("--log-format", "default", List.of("text", "debug", "json", "default"));
    String level =
        isOn("--debug")
            ? "debug"
            : oneOf("--log-level", "info", List.of("debug", "info", "warn", "error", "none"));
    return new DbtLog(
        from.console(),
        from.surroundings().clock(),
        format.equals("json") ? DbtLog.Format.JSON : DbtLog.Format.TEXT,
        aside,
        isOn("--quiet") ? DbtLog.Level.ERROR : level(level),
        secrets(),
        logged());
  }

  /** What the environment wants to have in every event. */
  private Map<String, String> logged() {
    Map<String, String> logged = new TreeMap<>();
    environment.forEach((name, value) -> {
      if (name.startsWith(LOGGED_PREFIX)) {
        logged.put(name.substring(LOGGED_PREFIX.length()), value);
      }
    });
    return logged;
  }

  /** Colours where somebody looks, unless {@code --use-colors} says otherwise. */
  Palette palette() {
    boolean usual = invocation.console().palette() == Palette.COLOURED;
    return isOn("--use-colors", usual) ? Palette.COLOURED : Palette.PLAIN;
  }

  /** The macro that {@code run-operation} calls. */
  Optional<String> operation() {
    return arguments.positional();
  }

  /** What it is called with. */
  Map<String, @Nullable Object> operationArguments() {
    return CommandLineVars.parse(arguments.value("--args").orElse("")).value().orElse(Map.of());
  }

  /** The values of variables whose names say that they are secrets. */
  private List<String> secrets() {
    return environment.entrySet().stream()
        .filter(one -> one.getKey().startsWith(SECRET_PREFIX))
        .map(Map.Entry::getValue)
        .filter(value -> !value.isBlank())
        .toList();
  }

  /** What is to be said of variables that go by an old name. */
  List<String> oldNames() {
    return OLD_NAMES.entrySet().stream()
        .filter(one -> environment.containsKey(one.getKey()))
        .map(one ->
            "The environment variable `"
                + one.getKey()
                + "` has been renamed as `"
                + one.getValue()
                + "`")
        .toList();
  }

  private static DbtLog.Level level(String word) {
    return Arrays.stream(DbtLog.Level.values())
        .filter(level -> level.name().equalsIgnoreCase(word))
        .findFirst()
        .orElse(DbtLog.Level.INFO);
  }

  /** Where lines are kept: {@code logs/} of the project, unless told otherwise. */
  LogFile logFile(Path project) {
    if (!Files.isRegularFile(project.resolve("dbt_project.yml"))
        || value("--log-level-file").filter("none"::equals).isPresent()) {
      return LogFile.none();
    }
    return LogFile.in(path("--log-path").orElse(project.resolve("logs")));
  }
}
