/**
 * From a chain of manifests to one platform.
 *
 * <p>{@link dev.floe.manifest.inherit.MergeTable} says, a row a field, what a child may change;
 * {@link dev.floe.manifest.inherit.Inheritance} applies it. Pure functions: the same documents give
 * the same platform, byte for byte.
 */
@NullMarked
package dev.floe.manifest.inherit;

import org.jspecify.annotations.NullMarked;
