/**
 * The compiled product: what a data product is after everything about it has been resolved,
 * rendered and bound. The runner executes it, governance judges it, a registry stores it; none of
 * them needs the templates it came from.
 *
 * <p>All types are immutable records that are written to and read from {@code .floe/artifacts.json}
 * without loss. No clock values, no secrets, no absolute paths. Depends on {@code manifest} and
 * {@code spi}.
 */
@NullMarked
package dev.floe.artifacts;

import org.jspecify.annotations.NullMarked;
