/** {@code floe runs} and {@code floe rollback}: what ran here, and the way back. */
@NullMarked
package dev.floe.cli.runs;

import org.jspecify.annotations.NullMarked;
