package dev.floe.jinja.value;

import java.util.Map;

/**
 * What an engine gives every rendering.
 *
 * @param filters by name; called with the filtered value as first argument
 * @param tests by name; called with the tested value as first argument
 * @param globals names that are found after those of the context
 * @param undefined what may be done with undefined values
 * @param limits what a rendering may use
 * @param mapped whether texts carry their source maps
 */
public record Environment(
    FunctionTable filters,
    FunctionTable tests,
    Map<String, Object> globals,
    UndefinedPolicy undefined,
    Limits limits,
    boolean mapped) {

  public Environment {
    globals = Map.copyOf(globals);
  }
}
