package dev.floe.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A value together with everybody who had a say in it.
 *
 * @param value the effective value
 * @param origin who set it
 * @param earlier what was in force before, nearest first: the chain that {@code floe explain}
 *     prints
 */
public record Traced<T>(T value, Origin origin, List<Traced<T>> earlier) {

  public Traced {
    earlier = List.copyOf(earlier);
  }

  /** A value that nothing stood behind. */
  public static <T> Traced<T> of(T value, Origin origin) {
    return new Traced<>(value, origin, List.of());
  }

  /** This value replaced by another, which remembers this one and its chain. */
  public Traced<T> replacedBy(T next, Origin by) {
    List<Traced<T>> chain = new ArrayList<>();
    chain.add(of(value, origin));
    chain.addAll(earlier);
    return new Traced<>(next, by, chain);
  }

  /** The same history over another view of the values. */
  public <R> Traced<R> map(Function<? super T, ? extends R> view) {
    return new Traced<>(
        view.apply(value), origin, earlier.stream().map(e -> e.<R>map(view)).toList());
  }
}
