/**
 * What holds for the program as a whole: which module may see which, who may touch the world, that
 * every code has its page and every page tells the truth.
 */
@NullMarked
package dev.floe.acceptance;

import org.jspecify.annotations.NullMarked;
