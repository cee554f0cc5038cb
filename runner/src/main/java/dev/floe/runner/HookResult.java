package dev.floe.runner;

import dev.floe.diagnostics.Diagnostic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of a hook of the whole run.
 *
 * @param uniqueId {@code operation.shop.shop-on-run-start-0}
 * @param name {@code shop.on-run-start.0}; hooks of all packages are counted together
 * @param atStart whether it ran before the nodes
 * @param status success, error, or skipped because one before it failed
 * @param started absent if it was skipped
 * @param finished absent if it was skipped
 * @param diagnostics what is wrong with it, errors and warnings
 */
public record HookResult(
    String uniqueId,
    String name,
    boolean atStart,
    NodeStatus status,
    Optional<Instant> started,
    Optional<Instant> finished,
    List<Diagnostic> diagnostics) {

  public HookResult {
    diagnostics = List.copyOf(diagnostics);
  }

  /** One line for the artifacts: how it ended, and why if it failed. */
  public String message() {
    return switch (status) {
      case ERROR ->
          name
              + " failed, error:\n "
              + diagnostics.stream()
                  .filter(Diagnostic::isError)
                  .map(Diagnostic::message)
                  .findFirst()
                  .orElse("");
      case SKIPPED, CANCELLED -> name + " skipped";
      case SUCCESS, PARTIAL, PASS, WARN, FAIL -> name + " passed";
    };
  }

  /** How long it took; zero if it was skipped. */
  public Duration duration() {
    return started.isPresent() && finished.isPresent()
        ? Duration.between(started.get(), finished.get())
        : Duration.ZERO;
  }
}
