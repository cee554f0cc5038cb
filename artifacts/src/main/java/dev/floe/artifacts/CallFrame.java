package dev.floe.artifacts;

import dev.floe.diagnostics.Span;

/**
 * One step of a chain of macro calls.
 *
 * @param macro the macro's name
 * @param callSite where it was called
 */
public record CallFrame(String macro, Span callSite) {}
