package dev.floe.jinja.value;

import dev.floe.jinja.error.RenderException;
import org.jspecify.annotations.Nullable;

/** Reads bound arguments of functions. */
public final class Arguments {

  private Arguments() {}

  /** Whether an argument was left out or is {@code None}. */
  public static boolean absent(@Nullable Object argument) {
    return argument == null || argument == None.NONE;
  }

  /** An argument that must be text. */
  public static String text(@Nullable Object argument, String function, String name) {
    if (argument == null || !Types.isString(argument)) {
      throw RenderException.typeError(
          function + "(): " + name + " must be a string, not " + typeName(argument));
    }
    return Texts.str(argument);
  }

  /** An argument that must be a whole number; the fallback where it was left out. */
  public static long whole(@Nullable Object argument, long fallback) {
    return switch (argument) {
      case null -> fallback;
      case None none -> fallback;
      case Long number -> number;
      case Boolean flag -> flag ? 1 : 0;
      default ->
          throw RenderException.typeError(
              "'" + typeName(argument) + "' object cannot be interpreted as an integer");
    };
  }

  /** Whether an argument counts as true; the fallback where it was left out. */
  public static boolean flag(@Nullable Object argument, boolean fallback) {
    return argument == null ? fallback : dev.floe.jinja.value.Truth.of(argument);
  }

  private static String typeName(@Nullable Object argument) {
    return argument == null ? "NoneType" : Types.name(argument);
  }
}
