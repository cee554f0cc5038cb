package dev.floe.dbt.graph;

import dev.floe.diagnostics.Span;
import java.util.Optional;

/**
 * A call of {@code ref} as written.
 *
 * @param version as text, also where a number was written
 */
public record RefCall(
    Optional<String> packageName, String name, Optional<String> version, Span span) {}
