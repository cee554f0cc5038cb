/** Finds the engine a project runs on and opens it. Depends on {@code spi} and {@code runner}. */
@NullMarked
package dev.floe.cli.compute;

import org.jspecify.annotations.NullMarked;
