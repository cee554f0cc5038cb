package dev.floe.cli.product;

import dev.floe.cli.command.Arguments;
import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.UsageError;
import dev.floe.runner.RunOptions;
import dev.floe.runner.journal.RunRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a product a run was asked for. It is written into the run's journal, so that a run that
 * goes on with it is asked for the same.
 */
record Asked(
    List<String> select, List<String> exclude, boolean fullRefresh, Optional<String> environment) {

  private static final List<String> OPTIONS =
      List.of("--select", "--exclude", "--full-refresh", "--env");

  Asked {
    select = List.copyOf(select);
    exclude = List.copyOf(exclude);
  }

  /** By the options of a command. */
  static Asked of(Arguments arguments) {
    return new Asked(
        arguments.values("--select"),
        arguments.values("--exclude"),
        arguments.has("--full-refresh"),
        arguments.value("--env"));
  }

  /** As an earlier run was; the command may not ask for something else at the same time. */
  static Asked again(Arguments arguments, RunRecord before) {
    for (String option : OPTIONS) {
      if (given(arguments, option)) {
        throw new UsageError(
            CliCode.BAD_VALUE,
            "'--resume' does what the earlier run was asked for, so '"
                + option
                + "' cannot be said",
            "leave one of the two out");
      }
    }
    return before.entries().stream()
        .filter(entry -> entry.event().equals("planned"))
        .map(entry ->
            entry.fields().get("asked") instanceof Map<?, ?> map ? read(map) : read(Map.of()))
        .findFirst()
        .orElseGet(() -> read(Map.of()));
  }

  private static boolean given(Arguments arguments, String option) {
    return switch (option) {
      case "--full-refresh" -> arguments.has(option);
      case "--env" -> arguments.value(option).isPresent();
      default -> !arguments.values(option).isEmpty();
    };
  }

  private static Asked read(Map<?, ?> map) {
    return new Asked(
        texts(map.get("select")),
        texts(map.get("exclude")),
        Boolean.TRUE.equals(map.get("full_refresh")),
        Optional.ofNullable(map.get("env")).map(String::valueOf));
  }

  private static List<String> texts(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  RunOptions.Refresh refresh() {
    return fullRefresh ? RunOptions.Refresh.FULL : RunOptions.Refresh.AS_CONFIGURED;
  }

  /** Plain JSON values. */
  Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("select", select);
    plain.put("exclude", exclude);
    plain.put("full_refresh", fullRefresh);
    environment.ifPresent(name -> plain.put("env", name));
    return plain;
  }
}
