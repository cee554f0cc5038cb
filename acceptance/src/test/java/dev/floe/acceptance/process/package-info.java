/** The program as processes of its own: what happens when the world outside breaks in. */
@NullMarked
package dev.floe.acceptance.process;

import org.jspecify.annotations.NullMarked;
