/**
 * The products of a mesh: the index in which each registered version has an entry, and what can be
 * told from it. Everything comes out of a registry; there is no database beside it.
 */
@NullMarked
package dev.floe.mesh;

import org.jspecify.annotations.NullMarked;
