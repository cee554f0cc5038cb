package dev.floe.dbt.graph;

import dev.floe.diagnostics.Span;

/** A call of {@code source} as written. */
public record SourceCall(String source, String table, Span span) {}
