package dev.floe.manifest;

import dev.floe.diagnostics.Span;
import java.util.function.Function;

/** A value and the place it was written at. */
public record Located<T>(T value, Span span) {

  /** Another view of the value at the same place. */
  public <R> Located<R> map(Function<? super T, ? extends R> view) {
    return new Located<>(view.apply(value), span);
  }
}
