package dev.floe.cli.dbt;

import dev.floe.cli.command.Surroundings;
import dev.floe.dbt.render.Invocation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What templates may know of the command that renders them. */
final class DbtTemplates {

  private static final List<String> SWITCHES =
      List.of(
          "full_refresh",
          "store_failures",
          "fail_fast",
          "warn_error",
          "quiet",
          "empty",
          "defer",
          "favor_state",
          "debug");

  private static final List<String> VALUES =
      List.of("target", "profile", "state", "defer_state", "selector", "sample", "target_path");

  private DbtTemplates() {}

  static Invocation invocation(
      Verb verb, DbtFlags flags, Surroundings surroundings, DbtLog log, Instant startedAt) {
    Map<String, String> environment = surroundings.environment();
    return new Invocation(
        UUID.randomUUID().toString(),
        startedAt,
        surroundings.clock(),
        name -> Optional.ofNullable(environment.get(name)),
        List.copyOf(environment.keySet()),
        flags(verb, flags),
        List.of(),
        new TemplateLines(log));
  }

  private static Map<String, @Nullable Object> flags(Verb verb, DbtFlags flags) {
    Map<String, @Nullable Object> all = new TreeMap<>();
    flags.ofProject().forEach((name, value) -> all.put(name.toUpperCase(Locale.ROOT), value));
    all.put("WHICH", verb == Verb.LS ? "list" : verb.word());
    for (String name : SWITCHES) {
      all.put(name.toUpperCase(Locale.ROOT), flags.isOn("--" + name.replace('_', '-')));
    }
    for (String name : VALUES) {
      all.put(
          name.toUpperCase(Locale.ROOT), flags.value("--" + name.replace('_', '-')).orElse(null));
    }
    all.put("PRINT", flags.isOn("--print", true));
    all.put("USE_COLORS", flags.isOn("--use-colors", true));
    all.put("SEND_ANONYMOUS_USAGE_STATS", false);
    all.put("CACHE_SELECTED_ONLY", flags.isOn("--cache-selected-only"));
    all.put("INJECT_EPHEMERAL_CTES", flags.isOn("--inject-ephemeral-ctes", true));
    all.put("VERSION_CHECK", flags.isOn("--version-check", true));
    all.put("INDIRECT_SELECTION", flags.value("--indirect-selection").orElse("eager"));
    all.put("LOG_FORMAT", flags.value("--log-format").orElse("default"));
    all.put("SELECT", flags.values("--select"));
    all.put("EXCLUDE", flags.values("--exclude"));
    all.put("PROJECT_DIR", flags.projectFolder().toString());
    all.put(
        "PROFILES_DIR", flags.profilesFile(flags.projectFolder()).resolveSibling("").toString());
    all.put("VARS", flags.variables());
    all.put("INVOCATION_COMMAND", "dbt " + verb.typed());
    if (verb == Verb.RUN_OPERATION) {
      all.put("MACRO", flags.operation().orElse(null));
      all.put("ARGS", flags.operationArguments());
    }
    return all;
  }

  /** What templates write goes where the lines of the run go. */
  private record TemplateLines(DbtLog log) implements Invocation.TemplateLog {

    @Override
    public void debug(String line) {
      log.debug("JinjaLogDebug", line);
    }

    @Override
    public void info(String line) {
      log.info("JinjaLogInfo", line);
    }

    @Override
    public void print(String line) {
      log.answer(line);
    }
  }
}
