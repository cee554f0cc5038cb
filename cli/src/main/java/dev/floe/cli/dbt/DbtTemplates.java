package dev.floe.cli.dbt;

import dev.floe.cli.command.Surroundings;
import dev.floe.dbt.render.Invocation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What templates may know of the command that renders them. */
final class DbtTemplates {

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
    all.put("WHICH", verb.word());
    all.put("FULL_REFRESH", flags.isOn("--full-refresh"));
    all.put("STORE_FAILURES", flags.isOn("--store-failures"));
    all.put("FAIL_FAST", flags.isOn("--fail-fast"));
    all.put("WARN_ERROR", flags.isOn("--warn-error"));
    all.put("QUIET", flags.isOn("--quiet"));
    all.put("EMPTY", flags.isOn("--empty"));
    all.put("USE_COLORS", false);
    all.put("PRINT", true);
    all.put("INDIRECT_SELECTION", flags.value("--indirect-selection").orElse("eager"));
    all.put("TARGET", flags.value("--target").orElse(null));
    all.put("PROFILE", flags.value("--profile").orElse(null));
    return all;
  }

  /** What templates write goes where the lines of the run go. */
  private record TemplateLines(DbtLog log) implements Invocation.TemplateLog {

    @Override
    public void debug(String line) {}

    @Override
    public void info(String line) {
      log.info("JinjaLogInfo", line);
    }
  }
}
