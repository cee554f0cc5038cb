/**
 * Binding: the nodes of a product, one after another in graph order, against what is known of the
 * nodes they read, so that every column, its type and its lineage are known before anything runs.
 *
 * <p>What is wrong becomes a diagnostic at the user's own line; what cannot be known is unknown
 * with a reason, and nothing that would run is rejected. The engine is handed in as an {@link
 * dev.floe.spi.SqlAnalyzer}. Depends on {@code artifacts}.
 */
@NullMarked
package dev.floe.analysis;

import org.jspecify.annotations.NullMarked;
