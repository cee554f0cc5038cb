package dev.floe.dbt.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a property file says of a macro.
 *
 * @param description rendered; empty if there is none
 * @param docs the {@code docs} mapping ({@code show}, {@code node_color})
 * @param arguments with {@code name}, {@code type} and {@code description}, plain values
 * @param patchPath {@code shop://macros/macros.yml}, the file that has the properties
 */
public record MacroProperties(
    String description,
    Map<String, @Nullable Object> meta,
    Map<String, @Nullable Object> docs,
    List<Map<String, @Nullable Object>> arguments,
    Optional<String> patchPath) {

  public MacroProperties {
    arguments = List.copyOf(arguments);
  }

  /** The same with other arguments. */
  public MacroProperties with(List<Map<String, @Nullable Object>> others) {
    return new MacroProperties(description, meta, docs, others, patchPath);
  }

  /** Nothing is written about the macro. */
  public static MacroProperties none() {
    return new MacroProperties("", Map.of(), Map.of(), List.of(), Optional.empty());
  }
}
