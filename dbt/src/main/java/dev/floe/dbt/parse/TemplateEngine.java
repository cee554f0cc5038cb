package dev.floe.dbt.parse;

import dev.floe.dbt.graph.Template;
import dev.floe.diagnostics.Result;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Renders YAML before a project is known, and opens a project's own renderer. */
public interface TemplateEngine {

  /**
   * One text value of a YAML file in native mode: {@code "{{ 1 + 1 }}"} gives a number. Text
   * without braces never comes here.
   */
  Result<Yielded> yaml(Template template, YamlContext context);

  /**
   * A description: text in which {@code doc} may be called too.
   *
   * @param docs the contents of a doc block; its arguments are those of the call
   */
  Result<String> description(
      Template template, YamlContext context, Function<List<String>, String> docs);

  /**
   * The renderer of a project with these macros; floe's own are added by the engine.
   *
   * @param memory of earlier parses
   */
  Result<ParseRenderer> open(ProjectSettings settings, List<MacroFile> macros, ParseMemory memory);

  /** A plain value, or none ({@code None}). */
  record Yielded(@Nullable Object value) {}
}
