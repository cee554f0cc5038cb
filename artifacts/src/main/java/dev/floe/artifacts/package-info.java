/** The compiled product: its records, reading and writing them. */
@NullMarked
package dev.floe.artifacts;

import org.jspecify.annotations.NullMarked;
