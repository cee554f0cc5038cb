/** What a new version of a product does to those who read its ports, and when it may come. */
@NullMarked
package dev.floe.mesh.change;

import org.jspecify.annotations.NullMarked;
