package dev.floe.dbt.parse;

import dev.floe.diagnostics.Span;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One {@code config(…)} in a file.
 *
 * @param values plain values in the order written; {@code null} is a value
 * @param span the call
 */
public record ConfigCall(Map<String, @Nullable Object> values, Span span) {}
