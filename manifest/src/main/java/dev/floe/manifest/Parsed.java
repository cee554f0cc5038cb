package dev.floe.manifest;

import java.util.Optional;
import java.util.function.Function;

/** What became of a short text: its value, or why it has none. */
public sealed interface Parsed<T> {

  /** The text was understood. */
  record Good<T>(T value) implements Parsed<T> {}

  /**
   * The text was not understood.
   *
   * @param reason follows the text in a message: {@code is not a duration}
   * @param help what to write instead
   */
  record Bad<T>(String reason, String help) implements Parsed<T> {}

  /** An understood text. */
  static <T> Parsed<T> good(T value) {
    return new Good<>(value);
  }

  /** A text that was not understood. */
  static <T> Parsed<T> bad(String reason, String help) {
    return new Bad<>(reason, help);
  }

  /** The value, if the text was understood. */
  default Optional<T> toOptional() {
    return switch (this) {
      case Good<T>(T value) -> Optional.of(value);
      case Bad<T> bad -> Optional.empty();
    };
  }

  /** Another view of the value. */
  default <R> Parsed<R> map(Function<? super T, ? extends R> view) {
    return switch (this) {
      case Good<T>(T value) -> good(view.apply(value));
      case Bad<T>(String reason, String help) -> bad(reason, help);
    };
  }
}
