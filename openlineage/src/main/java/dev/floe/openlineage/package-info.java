/**
 * What floe compiles and runs, in the words of the OpenLineage specification 2-0-2.
 *
 * <p>{@link dev.floe.openlineage.ProductEvents} turns a compiled product and its results into
 * events, which are plain JSON values; {@link dev.floe.openlineage.LineageListener} listens to a
 * run and hands them to an {@link dev.floe.openlineage.EventSink}. Nothing here touches the network
 * or the clock: {@code delivery} does the one, the caller hands in the other.
 */
@NullMarked
package dev.floe.openlineage;

import org.jspecify.annotations.NullMarked;
