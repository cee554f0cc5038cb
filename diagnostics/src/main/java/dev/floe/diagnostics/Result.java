package dev.floe.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a stage returns: its best-effort value and everything it found on the way, so that one bad
 * model hides nothing. A value may be there although there are errors; whoever needs a sound value
 * asks {@link #isOk()} first.
 *
 * @param value absent only where nothing useful could be made
 * @param diagnostics in the order they were found
 */
public record Result<T>(Optional<T> value, List<Diagnostic> diagnostics) {

  public Result {
    diagnostics = List.copyOf(diagnostics);
    if (value.isEmpty() && diagnostics.stream().noneMatch(Diagnostic::isError)) {
      throw new IllegalArgumentException("no value and no error that says why");
    }
  }

  /** A value and nothing to say about it. */
  public static <T> Result<T> ok(T value) {
    return new Result<>(Optional.of(value), List.of());
  }

  /** A best-effort value and what was found. */
  public static <T> Result<T> of(T value, List<Diagnostic> diagnostics) {
    return new Result<>(Optional.of(value), diagnostics);
  }

  /** No value; at least one of the diagnostics is an error. */
  public static <T> Result<T> failed(List<Diagnostic> diagnostics) {
    return new Result<>(Optional.empty(), diagnostics);
  }

  /** No value, for one reason. */
  public static <T> Result<T> failed(Diagnostic diagnostic) {
    return failed(List.of(diagnostic));
  }

  /** Whether there is no error among the diagnostics. */
  public boolean isOk() {
    return diagnostics.stream().noneMatch(Diagnostic::isError);
  }

  /** The value changed, the diagnostics kept. */
  public <R> Result<R> map(Function<? super T, ? extends R> change) {
    return new Result<>(value.map(change), diagnostics);
  }

  /** The next stage applied to the best-effort value; its diagnostics follow ours. */
  public <R> Result<R> then(Function<? super T, Result<R>> next) {
    if (value.isEmpty()) {
      return new Result<>(Optional.empty(), diagnostics);
    }
    Result<R> after = next.apply(value.get());
    return new Result<>(after.value, joined(diagnostics, after.diagnostics));
  }

  /** The same value with more to say about it. */
  public Result<T> with(List<Diagnostic> more) {
    return new Result<>(value, joined(diagnostics, more));
  }

  private static List<Diagnostic> joined(List<Diagnostic> first, List<Diagnostic> second) {
    List<Diagnostic> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
