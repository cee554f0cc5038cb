/**
 * Registries over HTTP, as the OCI distribution specification has them: one call, then retries,
 * redirects and access around it, then what a store does. Opens connections; the clock, the
 * environment and files are handed in as {@link dev.floe.registry.http.Connection}.
 */
@NullMarked
package dev.floe.registry.http;

import org.jspecify.annotations.NullMarked;
