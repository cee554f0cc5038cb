package dev.floe.dbt.macro;

import dev.floe.diagnostics.Span;
import dev.floe.jinja.Macro;
import java.util.List;

/**
 * A macro of a project: a plain one, a generic test ({@code test_<name>}) or a materialization
 * ({@code materialization_<name>_<adapter>}).
 *
 * @param name as in the unique id
 * @param originalPath relative to the package
 * @param supportedLanguages of a materialization; empty for others
 */
public record MacroDefinition(
    String name,
    String packageName,
    String originalPath,
    Macro macro,
    String text,
    List<String> supportedLanguages) {

  public MacroDefinition {
    supportedLanguages = List.copyOf(supportedLanguages);
  }

  /** {@code macro.shop.cents_to_dollars}. */
  public String uniqueId() {
    return "macro." + packageName + "." + name;
  }

  /** Where it is written. */
  public Span span() {
    return macro.span();
  }
}
