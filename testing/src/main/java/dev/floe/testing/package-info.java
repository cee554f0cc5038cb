/**
 * Contract kits: abstract test classes that say what a plugin of a role must do. A plugin's own
 * tests subclass them. Depends on {@code spi} and JUnit.
 */
@NullMarked
package dev.floe.testing;

import org.jspecify.annotations.NullMarked;
