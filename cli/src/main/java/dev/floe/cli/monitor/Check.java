package dev.floe.cli.monitor;

import dev.floe.diagnostics.Diagnostic;
import java.util.Optional;

/**
 * A promise compared with what was found.
 *
 * @param promise {@code freshness}, {@code completeness}
 * @param expected in words
 * @param actual in words
 * @param broken what to say where it is not kept
 */
record Check(String promise, String expected, String actual, Optional<Diagnostic> broken) {}
