/** Tests of the engine as a whole. */
@NullMarked
package dev.floe.jinja;

import org.jspecify.annotations.NullMarked;
