package dev.floe.jinja;

import dev.floe.diagnostics.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call as it is written, found without rendering.
 *
 * @param path the name that is called and the attributes it is reached by: {@code [dbt_utils,
 *     star]}; empty where the callee is no such path (a call of a call's result)
 * @param args the positional arguments
 * @param keywords the keyword arguments
 * @param spread whether there are {@code *} or {@code **} arguments besides
 * @param conditional whether it stands where it may not be reached, or may be more than once: in a
 *     branch, a loop, a macro, or an operand that may be skipped
 * @param macro the macro or own block it stands in; empty outside of any
 * @param span all of the call
 */
public record CallSite(
    List<String> path,
    List<Argument> args,
    Map<String, Argument> keywords,
    boolean spread,
    boolean conditional,
    Optional<String> macro,
    Span span) {

  /**
   * An argument as it is written.
   *
   * @param literal its value if it is nothing but literals
   */
  public record Argument(Optional<Object> literal, Span span) {

    /** Its text if it is a string literal. */
    public Optional<String> string() {
      return literal.filter(String.class::isInstance).map(String.class::cast);
    }
  }

  /** The keyword argument of a name, if it is given. */
  public Optional<Argument> keyword(String name) {
    return Optional.ofNullable(keywords.get(name));
  }

  /** The argument at a position, or else of a name, if it is given. */
  public Optional<Argument> argument(int index, String name) {
    return index < args.size() ? Optional.of(args.get(index)) : keyword(name);
  }

  /** The path as it is written: {@code dbt_utils.star}. */
  public String name() {
    return String.join(".", path);
  }
}
