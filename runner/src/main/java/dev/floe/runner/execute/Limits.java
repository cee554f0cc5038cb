package dev.floe.runner.execute;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.runner.Retries;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a node may take and how often it is tried again: {@code meta.floe.timeout} and {@code
 * meta.floe.retries} of the node, else what the run says.
 *
 * @param timeout zero for none
 */
record Limits(Duration timeout, Retries retries) {

  private static final Pattern TIME = Pattern.compile("(\\d{1,9}) ?(s|m|h)?");
  private static final Pattern COUNT = Pattern.compile("\\d{1,3}");

  static Result<Limits> of(Node node, RunOptions options) {
    Map<?, ?> own = node.info().meta().get("floe") instanceof Map<?, ?> floe ? floe : Map.of();
    Optional<Duration> timeout = timeout(own.get("timeout"));
    Optional<Retries> retries = retries(own.get("retries"), options.retries());
    if (own.containsKey("timeout") && timeout.isEmpty()) {
      return Result.failed(bad(node, "timeout", "90, 90s, 10m or 2h"));
    }
    if (own.containsKey("retries") && retries.isEmpty()) {
      return Result.failed(bad(node, "retries", "a whole number: 0, 1, 2"));
    }
    return Result.ok(
        new Limits(timeout.orElse(options.nodeTimeout()), retries.orElse(options.retries())));
  }

  private static Optional<Duration> timeout(@Nullable Object value) {
    Matcher matcher = TIME.matcher(value == null ? "" : value.toString().strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    @Nullable String unit = matcher.group(2);
    return Optional.of(
        switch (unit == null ? "s" : unit) {
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofSeconds(number);
        });
  }

  private static Optional<Retries> retries(@Nullable Object value, Retries usual) {
    String text = value == null ? "" : value.toString().strip();
    return COUNT.matcher(text).matches()
        ? Optional.of(usual.withCount(Integer.parseInt(text)))
        : Optional.empty();
  }

  private static Diagnostic bad(Node node, String key, String example) {
    return Diagnostic.at(
            RunCode.CONFIG_UNUSABLE,
            node.info().declaredAt().orElseGet(() -> Span.file(node.info().path())),
            "meta.floe."
                + key
                + " of "
                + node.info().name()
                + " cannot be understood: "
                + ((Map<?, ?>) node.info().meta().getOrDefault("floe", Map.of())).get(key))
        .about(node.uniqueId())
        .withHelp("write it as " + example);
  }
}
