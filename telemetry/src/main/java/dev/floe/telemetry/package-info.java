/**
 * Tells OpenTelemetry of a run: one trace with a span for each part of it, metrics, and logs that
 * lead to their spans. Only {@code OtelRun} and what it uses know the SDK; where nobody listens,
 * none of it is loaded. The SDK's own threads reach the network; nothing of the run waits for them.
 */
@NullMarked
package dev.floe.telemetry;

import org.jspecify.annotations.NullMarked;
