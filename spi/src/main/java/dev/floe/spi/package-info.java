/** Plugin roles and the types that cross them. */
@NullMarked
package dev.floe.spi;

import org.jspecify.annotations.NullMarked;
