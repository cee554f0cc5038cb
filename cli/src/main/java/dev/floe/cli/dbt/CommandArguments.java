package dev.floe.cli.dbt;

import dev.floe.cli.command.Arguments;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The command line as {@code run_results.json} has it: {@code retry} reads it again. */
final class CommandArguments {

  /** What was true of that command alone: where it ran, and how strict it was. */
  private static final Set<String> NOT_REPEATED =
      Set.of("project_dir", "profiles_dir", "defer_state", "warn_error");

  /** Switches by their key. */
  private static final Map<String, String> SWITCHES =
      Map.of(
          "full_refresh", "--full-refresh",
          "fail_fast", "--fail-fast",
          "store_failures", "--store-failures",
          "empty", "--empty",
          "defer", "--defer",
          "favor_state", "--favor-state",
          "warn_error", "--warn-error",
          "quiet", "--quiet");

  /** Values by their key. */
  private static final Map<String, String> VALUES =
      Map.of(
          "target", "--target",
          "profile", "--profile",
          "project_dir", "--project-dir",
          "profiles_dir", "--profiles-dir",
          "state", "--state",
          "defer_state", "--defer-state",
          "selector", "--selector",
          "sample", "--sample",
          "indirect_selection", "--indirect-selection");

  private CommandArguments() {}

  static Map<String, Object> of(DbtWork work) {
    Arguments typed = work.invocation().arguments();
    Map<String, Object> all = new TreeMap<>();
    all.put("which", work.verb().word());
    all.put("invocation_command", command(work, typed));
    SWITCHES.forEach((key, option) -> all.put(key, work.flags().isOn(option)));
    VALUES.forEach(
        (key, option) -> work.flags().value(option).ifPresent(value -> all.put(key, value)));
    LISTS.forEach((key, option) -> all.put(key, work.flags().values(option)));
    work.flags().threads().ifPresent(threads -> all.put("threads", threads));
    if (work.verb() == Verb.RUN_OPERATION) {
      typed.positional().ifPresent(macro -> all.put("macro", macro));
      typed.value("--sql").ifPresent(sql -> all.put("sql", sql));
      all.put("args", work.flags().operationArguments());
    }
    all.put("log_format", work.flags().value("--log-format").orElse("default"));
    all.put("vars", variables(work.flags()));
    return all;
  }

  private static String command(DbtWork work, Arguments typed) {
    String command = ("dbt " + String.join(" ", typed.words())).strip();
    for (Map.Entry<String, @Nullable Object> variable : work.flags().variables().entrySet()) {
      String value = String.valueOf(variable.getValue());
      if (variable.getKey().startsWith(DbtFlags.SECRET_PREFIX) && !value.isBlank()) {
        command = command.replace(value, "*****");
      }
    }
    return command;
  }

  /** A variable that is named like a secret of the environment is as little for others. */
  static Map<String, @Nullable Object> variables(DbtFlags flags) {
    Map<String, @Nullable Object> shown = new TreeMap<>(flags.variables());
    shown.replaceAll((name, value) -> name.startsWith(DbtFlags.SECRET_PREFIX) ? "*****" : value);
    return shown;
  }

  private static final Map<String, String> LISTS =
      Map.of(
          "select", "--select",
          "exclude", "--exclude",
          "resource_types", "--resource-type",
          "exclude_resource_types", "--exclude-resource-type");

  /** The command line that these arguments came from, without the verb and the selection. */
  static List<String> typed(Map<?, ?> arguments) {
    List<String> words = new java.util.ArrayList<>();
    SWITCHES.forEach((key, option) -> {
      if (Boolean.TRUE.equals(arguments.get(key)) && !NOT_REPEATED.contains(key)) {
        words.add(option);
      }
    });
    VALUES.forEach((key, option) -> {
      boolean repeated = !NOT_REPEATED.contains(key);
      if (repeated && arguments.get(key) instanceof String value && !value.isEmpty()) {
        words.add(option + "=" + value);
      }
    });
    if (arguments.get("sql") instanceof String sql) {
      words.add("--sql=" + sql);
    }
    if (arguments.get("macro") instanceof String macro) {
      words.add(macro);
    }
    if (arguments.get("args") instanceof Map<?, ?> of && !of.isEmpty()) {
      words.add("--args=" + DbtLog.oneLine(of));
    }
    if (arguments.get("threads") instanceof Number threads) {
      words.add("--threads=" + threads);
    }
    return words;
  }
}
