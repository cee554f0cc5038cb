/** Binding order, types and lineage. */
@NullMarked
package dev.floe.analysis;

import org.jspecify.annotations.NullMarked;
