package dev.floe.dbt.graph;

import dev.floe.diagnostics.Span;
import java.util.List;

/**
 * A macro, generic test ({@code test_<name>}) or materialization ({@code
 * materialization_<name>_<adapter>}) that a project can call.
 *
 * @param uniqueId {@code macro.shop.cents_to_dollars}
 * @param name as in the unique id
 * @param text from the opening tag to the end of the closing one
 * @param arguments parameter names in order
 * @param dependsOn unique ids of the macros it calls, as far as they can be told without rendering
 * @param supportedLanguages of a materialization; empty for others
 */
public record Macro(
    String uniqueId,
    String name,
    String packageName,
    String originalPath,
    String text,
    List<String> arguments,
    List<String> dependsOn,
    List<String> supportedLanguages,
    MacroProperties properties,
    Span span) {

  public Macro {
    arguments = List.copyOf(arguments);
    dependsOn = List.copyOf(dependsOn);
    supportedLanguages = List.copyOf(supportedLanguages);
  }

  /** The same, described. */
  public Macro with(MacroProperties described) {
    return new Macro(
        uniqueId,
        name,
        packageName,
        originalPath,
        text,
        arguments,
        dependsOn,
        supportedLanguages,
        described,
        span);
  }
}
