/**
 * Commands that publish to registries and look into them: manifests, products, lock files, air
 * gaps.
 */
@NullMarked
package dev.floe.cli.platform;

import org.jspecify.annotations.NullMarked;
