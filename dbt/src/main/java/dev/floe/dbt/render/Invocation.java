package dev.floe.dbt.render;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One run of a command, as templates see it. The edges of the program are handed in here.
 *
 * @param id identifies the run
 * @param startedAt when it started
 * @param clock for templates that ask what time it is
 * @param environment the value of an environment variable, if it is set
 * @param environmentNames the names of all environment variables
 * @param flags what templates see as {@code flags}, keys in capitals ({@code FULL_REFRESH})
 * @param selected unique ids the command selected; empty while parsing
 * @param log where {@code log} and {@code print} write
 */
public record Invocation(
    String id,
    Instant startedAt,
    InstantSource clock,
    Function<String, Optional<String>> environment,
    List<String> environmentNames,
    Map<String, @Nullable Object> flags,
    List<String> selected,
    TemplateLog log) {

  /** The same with another way to the environment. */
  public Invocation reading(Function<String, Optional<String>> other) {
    return new Invocation(id, startedAt, clock, other, environmentNames, flags, selected, log);
  }

  /** The same with variables that go before those of the environment. */
  Invocation withEnvironment(Function<String, Optional<String>> first) {
    return new Invocation(
        id,
        startedAt,
        clock,
        name -> first.apply(name).or(() -> environment.apply(name)),
        environmentNames,
        flags,
        selected,
        log);
  }

  /** The same for a command that works on these nodes. */
  Invocation selecting(List<String> ids) {
    return new Invocation(
        id, startedAt, clock, environment, environmentNames, flags, List.copyOf(ids), log);
  }

  /** Where templates write to. */
  public interface TemplateLog {

    /** A line for the log file. */
    void debug(String line);

    /** A line for the log file and the terminal. */
    void info(String line);

    /** A text that is part of the answer: standard output. */
    default void print(String line) {
      info(line);
    }
  }
}
