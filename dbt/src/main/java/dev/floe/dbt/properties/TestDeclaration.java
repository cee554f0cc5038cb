package dev.floe.dbt.properties;

import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Span;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A generic test as written in a property file.
 *
 * @param name with its namespace: {@code dbt_utils.not_constant}
 * @param arguments everything written below it, plain values, unrendered
 */
public record TestDeclaration(String name, Map<String, @Nullable Object> arguments, Span span) {

  /** Where it starts. */
  public Position start() {
    return span.start();
  }
}
